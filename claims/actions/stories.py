"""Which articles are one story: by hand, or by the machine where no person has decided."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from claims.actions.history import Actor, record
from claims.domain.actors import ANALYSIS
from claims.domain.events import EventKind, Subject
from claims.domain.refusals import WrongState
from claims.domain.roles import Permission
from claims.matching.likeness import Likeness
from claims.models import Article, ArticleBand, Story, StoryDecision, User
from claims.policy.permissions import check_permission


@dataclass(frozen=True, slots=True)
class Copy:
    """An article that another is a copy of, and how alike they are."""

    article_id: int
    likeness: Likeness


@transaction.atomic
def join(*, article: Article, other: Article, by: User) -> None:
    """Say that two articles are copies or rewrites of one original. Raises NotAllowed.

    The machine keeps to it; what a person said before, that the two are apart, is taken back.
    """
    check_permission(by, Permission.JOIN_STORIES)
    held = _held([article.pk, other.pk])
    if article.pk != other.pk:
        _decide(article.pk, other.pk, same=True, by=by, reasons=("joined by hand",))
    _move(held[article.pk], held[other.pk], by=by, reasons=("joined by hand",))


@transaction.atomic
def part(*, article: Article, by: User) -> None:
    """Say that this article is a story of its own. The machine never joins it to these others again.

    Raises NotAllowed, or WrongState where it stands alone already.
    """
    check_permission(by, Permission.JOIN_STORIES)
    held = _held([article.pk])[article.pk]
    others = list(Article.objects.filter(story=held.story_id).exclude(pk=held.pk).order_by("pk"))
    if not others:
        raise WrongState("This article is a story of its own already.")
    for other in others:
        _decide(held.pk, other.pk, same=False, by=by, reasons=("parted by hand",))
    story = Story.objects.create()
    data = {"before": held.story_id, "after": story.pk}
    Article.objects.filter(pk=held.pk).update(story=story)
    record(EventKind.ARTICLE_PARTED, Subject.ARTICLE, held.pk, by=by, data=data)


def keep_bands(*, article: Article, bands: Iterable[int]) -> None:
    """Put an article into the index of copies, as it reads now. Within the caller's transaction."""
    ArticleBand.objects.filter(article=article).delete()
    ArticleBand.objects.bulk_create(ArticleBand(article=article, band=band) for band in sorted(set(bands)))


@transaction.atomic
def join_copies(*, article: Article, copies: Iterable[Copy]) -> Article | None:
    """Join an article that stands alone to the story it is most like; the article joined, or None.

    A person's decision stands: an article that is in a story with others, by whosever word, stays
    there, and no story is joined of which a person has said that the article is apart from one.
    """
    nearest = sorted(copies, key=lambda copy: (-copy.likeness.score, copy.article_id))
    held = _held([article.pk, *(copy.article_id for copy in nearest)])
    mine = held[article.pk]
    if Article.objects.filter(story=mine.story_id).exclude(pk=mine.pk).exists():
        return None
    for copy in nearest:
        other = held[copy.article_id]
        if not _kept_apart(mine, other.story_id):
            reasons = copy.likeness.reasons
            _decide(mine.pk, other.pk, same=True, reasons=reasons, score=copy.likeness.score)
            _move(mine, other, by=ANALYSIS, reasons=reasons)
            return other
    return None


def _held(numbers: Iterable[int]) -> dict[int, Article]:
    """The articles, each held until the transaction ends, always in one order."""
    rows = Article.objects.select_for_update().filter(pk__in=set(numbers)).order_by("pk")
    return {row.pk: row for row in rows}


def _kept_apart(article: Article, story_id: int) -> bool:
    parted = StoryDecision.objects.filter(same=False)
    return (
        parted.filter(first=article, second__story=story_id).exists()
        or parted.filter(second=article, first__story=story_id).exists()
    )


def _decide(
    one: int,
    other: int,
    *,
    same: bool,
    reasons: Iterable[str],
    by: User | None = None,
    score: float | None = None,
) -> None:
    said = {"same": same, "decided_by": by, "reasons": list(reasons), "score": score}
    first, second = sorted((one, other))
    StoryDecision.objects.update_or_create(first_id=first, second_id=second, defaults=said)


def _move(article: Article, other: Article, *, by: Actor, reasons: Iterable[str]) -> None:
    Article.objects.filter(pk=article.pk).update(story=other.story_id)
    data = {
        "before": article.story_id,
        "after": other.story_id,
        "with": other.title,
        "reasons": list(reasons),
    }
    record(EventKind.ARTICLE_STORY_CHANGED, Subject.ARTICLE, article.pk, by=by, data=data)
