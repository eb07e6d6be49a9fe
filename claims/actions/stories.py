"""Which articles are one story: by hand, or by the machine where no person has decided."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db import connection, transaction
from django.utils import timezone

from claims.actions.recounts import record_with
from claims.domain.actors import ANALYSIS
from claims.domain.events import EventKind, Subject
from claims.domain.reports import Report, origin_of
from claims.domain.roles import Permission
from claims.matching.likeness import Likeness
from claims.models import Article, ArticleBand, Story, StoryDecision, StoryMove, User
from claims.policy import stories as policy
from claims.policy.permissions import check_permission
from claims.queries import recounts, story_moves

BY_HAND = "Said by hand."


@dataclass(frozen=True, slots=True)
class Copy:
    """An article that another is a copy of, and how alike they are."""

    article_id: int
    likeness: Likeness


@transaction.atomic
def join(*, article: Article, other: Article, by: User) -> StoryMove:
    """Say that two articles are copies or rewrites of one original.

    The first alone goes to the other's story. The machine keeps to it; what a person said before, that
    the two are apart, is overtaken. Raises NotAllowed, or Missing for an article and itself.
    """
    check_permission(by, Permission.JOIN_STORIES)
    policy.check_may_join(article, other)
    held = _held([article.pk, other.pk])
    mine, theirs = held[article.pk], held[other.pk]
    move = StoryMove(other=theirs, after_id=theirs.story_id, reasons=[BY_HAND], made_by=by)
    return _move(mine, move, [theirs.pk])


@transaction.atomic
def part(*, article: Article, by: User) -> StoryMove:
    """Say that this article is a story of its own. The machine never joins it to these others again.

    Raises NotAllowed, or WrongState where it stands alone already.
    """
    check_permission(by, Permission.JOIN_STORIES)
    held = _held([article.pk])[article.pk]
    others = story_moves.others_in(held.story_id, held.pk)
    policy.check_may_part(others=len(others))
    move = StoryMove(after=Story.objects.create(), reasons=[BY_HAND], made_by=by)
    return _move(held, move, others)


@transaction.atomic
def undo(*, move: StoryMove, by: User) -> Article:
    """Take back what a person said: the article goes back to its old story. Returns it.

    What was decided of it before counts again. Raises NotAllowed, or WrongState where this must wait,
    was done already, or is the machine's.
    """
    check_permission(by, Permission.JOIN_STORIES)
    article = _held([move.article_id])[move.article_id]
    move = StoryMove.objects.select_for_update().get(pk=move.pk)
    latest = story_moves.latest([article.pk]).get(article.pk)
    policy.check_may_undo(
        move,
        latest_id=latest.pk if latest else None,
        others_after=len(story_moves.others_in(move.after_id, article.pk)),
    )
    counted = recounts.of_article(article.pk)
    StoryMove.objects.filter(pk=move.pk).update(undone_at=timezone.now(), undone_by=by)
    Article.objects.filter(pk=article.pk).update(story=move.before_id)
    data = {
        "title": str(article),
        "before": move.after_id,
        "after": move.before_id,
        "was": "is the same story as another" if move.other_id else "is a story of its own",
    }
    record_with(counted, EventKind.ARTICLE_STORY_UNDONE, Subject.ARTICLE, article.pk, by=by, data=data)
    _settle([move.before_id, move.after_id])
    return Article.objects.get(pk=article.pk)


def keep_bands(*, article: Article, bands: Iterable[int]) -> None:
    """Put an article into the index of copies, as it reads now. Within the caller's transaction.

    Whoever puts in one that shares a band waits until the caller's transaction ends, and then finds this
    one: of two copies that arrive at once, the second is joined to the first.
    """
    kept = sorted(set(bands))
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(band) FROM unnest(%s::bigint[]) AS band", [kept])
        ArticleBand.objects.filter(article=article).delete()
        # In one plain statement: an object for each of a hundred rows costs more than the rows.
        cursor.execute(
            "INSERT INTO claims_articleband (article_id, band) SELECT %s, unnest(%s::bigint[])",
            [article.pk, kept],
        )


@transaction.atomic
def join_copies(*, article: Article, copies: Iterable[Copy]) -> Article | None:
    """Join an article that stands alone to the story it is most like; the article joined, or None.

    Other copies of it that stand alone come with it.

    A person's decision stands: an article that is in a story with others, by whosever word, stays
    there, and no story is joined of which a person has said that the article is apart from one.
    Either way its story's origin is told anew.
    """
    nearest = sorted(copies, key=lambda copy: (-copy.likeness.score, copy.article_id))
    held = _held([article.pk, *(copy.article_id for copy in nearest)])
    mine = held[article.pk]
    if not story_moves.others_in(mine.story_id, mine.pk):
        for copy in nearest:
            other = held[copy.article_id]
            if not story_moves.kept_apart(mine, other.story_id):
                like = copy.likeness
                move = StoryMove(
                    other=other, after_id=other.story_id, reasons=list(like.reasons), score=like.score
                )
                _move(mine, move, [other.pk])
                _gather(mine, other.story_id, [each for each in nearest if each is not copy], held)
                return other
    _settle([mine.story_id])
    return None


def _gather(article: Article, story_id: int, copies: Iterable[Copy], held: Mapping[int, Article]) -> None:
    """Join those that stand alone to the story that this article came to, whichever came first."""
    for copy in copies:
        other, like = held[copy.article_id], copy.likeness
        alone = not story_moves.others_in(other.story_id, other.pk)
        if other.story_id != story_id and alone and not story_moves.kept_apart(other, story_id):
            move = StoryMove(other=article, after_id=story_id, reasons=list(like.reasons), score=like.score)
            _move(other, move, [article.pk])


def _held(numbers: Iterable[int]) -> dict[int, Article]:
    """The articles, each held until the transaction ends, always in one order."""
    rows = Article.objects.select_for_update().filter(pk__in=set(numbers)).order_by("pk")
    return {row.pk: row for row in rows}


def _move(article: Article, move: StoryMove, others: Iterable[int]) -> StoryMove:
    """Keep the move with what it says of the article and each of the others, and do it."""
    move.article, move.before_id = article, article.story_id
    move.save()
    joins = move.other_id is not None
    pairs = (sorted((article.pk, other)) for other in others)
    StoryDecision.objects.bulk_create(
        StoryDecision(move=move, first_id=first, second_id=second, same=joins) for first, second in pairs
    )
    counted = recounts.of_article(article.pk)
    Article.objects.filter(pk=article.pk).update(story=move.after_id)
    data = {
        "title": str(article),
        "before": move.before_id,
        "after": move.after_id,
        "reasons": list(move.reasons),
    }
    if move.other:
        data["with"] = str(move.other)
    kind = EventKind.ARTICLE_STORY_CHANGED if joins else EventKind.ARTICLE_PARTED
    by = move.made_by or ANALYSIS
    record_with(counted, kind, Subject.ARTICLE, article.pk, by=by, data=data)
    _settle([move.before_id, move.after_id])
    return move


def _settle(story_ids: Iterable[int]) -> None:
    """Say anew who reported these stories first, from the articles that they have now."""
    for story in Story.objects.select_for_update().filter(pk__in=set(story_ids)).order_by("pk"):
        articles = story.articles.order_by("pk")
        reports = [Report(row.pk, row.publisher, row.agency, row.published_at) for row in articles]
        if not reports:
            continue
        found = origin_of(reports)
        Story.objects.filter(pk=story.pk).update(
            origin=found.name[:200], origin_reason=found.reason[:300], origin_article=found.article_id
        )
