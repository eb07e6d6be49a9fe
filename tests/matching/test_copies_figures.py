"""How well copies are told from other stories on the same subject, and how fast they are found."""

import time
from collections.abc import Callable

import pytest
from django.db import connection

from claims.matching import copies, likeness, signatures
from claims.models import Article
from tests import builders
from tests.matching import neighbours, pairs
from tests.matching.figures import average_precision
from tests.matching.pairs import Pair

NO_TEXTS = "the attribution texts are not beside the repository: ../shared/data/attribution"
without_texts = pytest.mark.skipif(not pairs.TEXTS.exists(), reason=NO_TEXTS)


def score(pair: Pair) -> float:
    return likeness.between(likeness.marks(pair.one), likeness.marks(pair.other)).score


@pytest.fixture(scope="module")
def labelled() -> list[Pair]:
    """Copies, stories on one subject, and stories with one background, footer or frame."""
    texts, chance = pairs.polnear("dev", 84), pairs.chance()
    others = pairs.different(texts, 500)
    return [
        *pairs.made(texts, chance),
        *neighbours.half_local(texts, chance),
        *others,
        *neighbours.standing(others[:60], texts, chance),
    ]


@without_texts
def test_copies_are_told_from_other_stories_with_the_same_people(
    labelled: list[Pair], record_property: Callable[[str, object], None]
) -> None:
    scored = [(score(pair), pair.same) for pair in labelled]

    precision = average_precision(scored)
    copied = [value for value, same in scored if same]
    found = sum(value >= likeness.THRESHOLD for value in copied)
    record_property("average_precision", round(precision, 4))
    record_property("found", f"{found} of {len(copied)}")
    record_property("different", len(scored) - len(copied))
    assert precision >= 0.97
    assert found / len(copied) >= 0.97
    assert not [value for value, same in scored if not same and value >= likeness.THRESHOLD]


@without_texts
def test_what_two_stories_share_below_their_beginnings_is_left_to_a_person(
    record_property: Callable[[str, object], None],
) -> None:
    lower = list(neighbours.lower_half(pairs.polnear("dev", 84)))

    found = [likeness.between(likeness.marks(pair.one), likeness.marks(pair.other)) for pair in lower]

    record_property("joined", f"{sum(each.is_copy for each in found)} of {len(found)}")
    assert all(each.reads_alike for each in found)
    assert all("but neither begins" in each.reasons[-1] for each in found if not each.is_copy)


def test_our_own_articles_are_told_apart_too() -> None:
    texts = pairs.seeds()

    assert all(score(pair) >= likeness.THRESHOLD for pair in pairs.made(texts, pairs.chance()))


@pytest.mark.django_db
@without_texts
@pytest.mark.parametrize("how", ["cut", "head", "reordered", "reworded", "synonyms", "joined", "updated"])
def test_a_copy_made_in_this_way_is_a_candidate(how: str) -> None:
    made = [pair for pair in pairs.made(pairs.polnear("dev", 40), pairs.chance()) if pair.how == how]

    shared = [
        len(
            set(signatures.bands(likeness.marks(pair.one)))
            & set(signatures.bands(likeness.marks(pair.other)))
        )
        for pair in made
    ]

    assert sum(count >= copies.FEWEST_SHARED for count in shared) / len(shared) >= 0.9


@pytest.mark.django_db
def test_ten_thousand_articles_are_searched_in_under_fifty_milliseconds(
    record_property: Callable[[str, object], None],
) -> None:
    article = builders.article()
    bands = signatures.bands(likeness.marks(pairs.seeds()[0]))
    Article.objects.bulk_create(
        Article(story=article.story, title=f"made {number}", status="ready", added_by=article.added_by)
        for number in range(10_000)
    )
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO claims_articleband (article_id, band)"
            " SELECT id, (id::bigint * 1000003 + n * 7919) FROM claims_article, generate_series(1, %s) AS n"
            " WHERE title LIKE 'made %%'",
            [len(bands)],
        )
        cursor.execute(
            "INSERT INTO claims_articleband (article_id, band) SELECT id, band FROM"
            " (SELECT id FROM claims_article WHERE title LIKE 'made %%' ORDER BY id LIMIT 400) AS near,"
            " unnest(%s::bigint[]) AS band ON CONFLICT DO NOTHING",
            [bands[:6]],
        )
        cursor.execute("ANALYZE claims_articleband")

    times = []
    for _ in range(5):
        begun = time.perf_counter()
        near = copies.candidates(article, bands)
        times.append(time.perf_counter() - begun)

    record_property("milliseconds", round(min(times) * 1000, 1))
    assert len(near) == copies.MOST
    assert min(times) < 0.05
