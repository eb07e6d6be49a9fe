"""A translation that arrives ends in the story that it tells; another story of the same people does not."""

import pytest

from claims.actions import articles
from claims.domain.roles import Role
from claims.domain.topics import Queue
from claims.models import Article, ArticleBand, OutboxEvent, StepRun, StoryMove
from claims.pipeline import drain
from claims.queries import stories as queries
from tests import builders
from tests.matching import neighbours
from tests.matching.pairs import SEEDS
from tests.matching.tellings import TRANSLATED

pytestmark = pytest.mark.django_db

ORIGINAL = (SEEDS / "bird-flu-fourth-farm.txt").read_text(encoding="utf-8")


def translated(name: str) -> str:
    return (TRANSLATED / f"{name}.txt").read_text(encoding="utf-8")


def taken_in(text: str) -> Article:
    given = articles.submit(raw=text.encode(), how="paste", by=builders.person(role=Role.EDITOR))
    drain.drain_all()
    return Article.objects.get(pk=given.article.pk)


@pytest.mark.parametrize("language", ["de", "fr", "uk"])
def test_a_translation_is_joined_to_the_original_and_says_why(language: str) -> None:
    original = taken_in(ORIGINAL)

    copy = taken_in(translated(f"bird-flu-fourth-farm.{language}"))

    (reason, *_) = StoryMove.objects.get(article=copy, other=original).reasons
    assert copy.language == language
    assert copy.story_id == original.story_id
    assert reason.endswith(
        "of the shorter text’s names and numbers come in the same order, in another language"
    )


def test_a_later_story_and_another_newsroom_s_own_report_stay_apart() -> None:
    original = taken_in(ORIGINAL)

    later, own = taken_in(translated("bird-flu-vaccine.fr")), taken_in(translated("bird-flu-otherwise.es"))

    assert len({original.story_id, later.story_id, own.story_id}) == 3


def test_two_stories_with_one_background_stay_apart_and_a_person_is_shown_both() -> None:
    background = neighbours.last(ORIGINAL, 150)
    stories = [
        (SEEDS / f"{name}.txt").read_text(encoding="utf-8") for name in ("october-rain", "ostermere-beds")
    ]

    one, other = (taken_in(f"{neighbours.first(text, 150)}\n\n{background}") for text in stories)

    (near,) = queries.page(other, builders.person(role=Role.EDITOR)).alike
    assert one.story_id != other.story_id
    assert near.article == one
    assert near.reasons[-1].startswith("but neither begins with what they share")


def test_what_an_older_version_looked_at_is_looked_at_again_and_its_story_stays() -> None:
    original, copy = taken_in(ORIGINAL), taken_in(translated("bird-flu-fourth-farm.de"))
    now = set(copy.bands.values_list("band", flat=True))
    StepRun.objects.filter(snapshot__article=copy, step="copies").update(version="1")
    ArticleBand.objects.filter(article=copy, band__in=list(now)[:32]).delete()

    OutboxEvent.objects.filter(queue=Queue.INGEST, object_id=copy.snapshots.get().pk).update(done_at=None)
    drain.drain_all()

    copy.refresh_from_db()
    assert set(copy.bands.values_list("band", flat=True)) == now
    assert copy.story_id == original.story_id
    assert StoryMove.objects.count() == 1
