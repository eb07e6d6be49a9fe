"""What is said about a claim on the desk, in threads, and what the viewer may do with it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, QuerySet

from claims.domain.refusals import why_not
from claims.domain.roles import Permission
from claims.domain.talk import Anchor, Piece, pieces
from claims.models import Claim, Comment, Source, Statement, User
from claims.policy import talk as policy
from claims.policy import visibility
from claims.policy.permissions import check_permission

MOST_SUGGESTED = 8


@dataclass(frozen=True, slots=True)
class Said:
    """One comment as it is shown: its words in pieces, and what the viewer may do with it."""

    comment: Comment
    pieces: tuple[Piece, ...]
    may_edit: bool
    may_remove: bool


@dataclass(frozen=True, slots=True)
class Thread:
    """What began it and the replies, the oldest first. `article_id` is where its words stand, if they do."""

    first: Said
    replies: tuple[Said, ...]
    anchor: Anchor
    article_id: int | None
    resolved: bool


@dataclass(frozen=True, slots=True)
class Watching:
    """Who is told what happens to a claim, and whether the viewer is one of them."""

    watchers: tuple[User, ...]
    watching: bool


@dataclass(frozen=True, slots=True)
class Talk:
    """`open` and `resolved` are the threads, in the order in which they were begun.

    `count` is the comments that stand; `closed` says why the viewer may not comment, or is blank.
    """

    open: tuple[Thread, ...]
    resolved: tuple[Thread, ...]
    count: int
    watched: Watching
    people: tuple[User, ...]
    closed: str


def of(claim: Claim, viewer: User, now: datetime) -> Talk:
    """The number of SQL statements depends neither on the comments nor on the watchers."""
    rows = list(comments(viewer).filter(claim=claim).order_by("written_at", "id"))
    found = tuple(_thread(row, rows, viewer, now) for row in rows if row.thread_id is None)
    return Talk(
        open=tuple(thread for thread in found if not thread.resolved),
        resolved=tuple(thread for thread in found if thread.resolved),
        count=sum(row.removed_at is None for row in rows),
        watched=watching(claim, viewer),
        people=tuple(mentionable().exclude(pk=viewer.pk)),
        closed=why_not(lambda: check_permission(viewer, Permission.COMMENT)),
    )


def watching(claim: Claim, viewer: User) -> Watching:
    people = User.objects.filter(watches__claim=claim, is_active=True).order_by("first_name", "username")
    watchers = tuple(people)
    return Watching(watchers, viewer in watchers)


def comments(viewer: User) -> QuerySet[Comment]:
    """Every comment the viewer may read, with all that is shown of it."""
    return (
        visibility.comments(viewer)
        .select_related("claim", "author", "removed_by", "resolved_by", "statement__snapshot")
        .defer("claim__search", "statement__snapshot__raw", "statement__snapshot__text")
        .prefetch_related("mentions__user")
    )


def comment_of(viewer: User, claim_id: int, comment_id: int) -> Comment | None:
    return comments(viewer).filter(claim_id=claim_id, pk=comment_id).first()


def statement_of(viewer: User, statement_id: int) -> Statement | None:
    """A statement as something to talk about."""
    rows = Statement.objects.filter(snapshot__article__in=visibility.articles(viewer))
    return rows.filter(pk=statement_id).first()


def source_of(viewer: User, source_id: int) -> Source | None:
    return visibility.sources(viewer).filter(pk=source_id).first()


def mentionable() -> QuerySet[User]:
    return User.objects.filter(is_active=True).order_by("username")


def suggested(beginning: str) -> tuple[User, ...]:
    """Some people whose username, or a name of theirs, begins like this."""
    people = mentionable()
    wanted = people.filter(username__istartswith=beginning) | people.filter(first_name__istartswith=beginning)
    return tuple((wanted | people.filter(last_name__istartswith=beginning)).distinct()[:MOST_SUGGESTED])


def counted(claim_ids: Sequence[int]) -> dict[int, int]:
    """How many comments stand on each of these claims."""
    return _count("claim_id", _standing().filter(claim__in=claim_ids))


def counted_by_statement(statement_ids: Sequence[int]) -> dict[int, int]:
    """How many comments stand in the threads about each of these statements."""
    begun = _count("statement_id", _standing().filter(statement__in=statement_ids))
    replied = _count("thread__statement_id", _standing().filter(thread__statement__in=statement_ids))
    return {pk: begun.get(pk, 0) + replied.get(pk, 0) for pk in {*begun, *replied}}


def _standing() -> QuerySet[Comment]:
    """Comments that nobody removed."""
    return Comment.objects.filter(removed_at__isnull=True).order_by()


def _count(field: str, rows: QuerySet[Comment]) -> dict[int, int]:
    return dict(rows.values_list(field).annotate(n=Count("pk")))


def _thread(first: Comment, rows: Iterable[Comment], viewer: User, now: datetime) -> Thread:
    said = first.statement
    return Thread(
        first=_said(first, viewer, now),
        replies=tuple(_said(row, viewer, now) for row in rows if row.thread_id == first.pk),
        anchor=Anchor(first.anchor),
        article_id=said.snapshot.article_id if said else None,
        resolved=first.resolved_at is not None,
    )


def _said(comment: Comment, viewer: User, now: datetime) -> Said:
    people = {mention.user.username.casefold() for mention in comment.mentions.all()}
    return Said(
        comment=comment,
        pieces=pieces(comment.text, people),
        may_edit=not why_not(lambda: policy.check_may_edit(viewer, comment, now)),
        may_remove=not why_not(lambda: policy.check_may_remove(viewer, comment)),
    )
