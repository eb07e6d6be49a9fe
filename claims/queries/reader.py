"""One article as it is read: its text with what was found in it, and a card for each finding."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Max, Min

from claims.domain import languages
from claims.domain.inputs import row_number
from claims.domain.places import PlaceRole
from claims.domain.speech import Standing, StatementKind
from claims.models import (
    ArchiveCopy,
    Article,
    DenialTarget,
    Fetch,
    Revisit,
    Snapshot,
    Statement,
    StepRun,
    User,
)
from claims.policy import visibility
from claims.queries import archives, cards, fetches, revisits, snapshots
from claims.queries.cards import Card, Desk
from claims.queries.highlights import Mark, MarkRole, Paragraph, paragraphs
from claims.queries.snapshots import Edition
from claims.queries.speakers import Speaker, speakers


@dataclass(frozen=True, slots=True)
class ReaderPage:
    """What the article reader shows. `readable` is false while the text is not analysed yet.

    `analysed` is false where it never will be, since it is not in the language that is read.
    `narrated` is what the reporter says and nobody has taken; once taken it is among the claims.
    """

    article: Article
    snapshot: Snapshot | None
    readable: bool
    analysed: bool
    words: int
    outlets: int
    seconds: float | None
    paragraphs: tuple[Paragraph, ...]
    claims: tuple[Card, ...]
    denials: tuple[Card, ...]
    narrated: tuple[Card, ...]
    speakers: tuple[Speaker, ...]
    desk_claims: tuple[Desk, ...]
    to_accept: int
    edition: Edition | None
    edits: int
    fetch: Fetch | None
    archive: ArchiveCopy | None
    revisit: Revisit | None


def article_of(viewer: User, article_id: int) -> Article | None:
    return visibility.articles(viewer).select_related("story").filter(pk=article_id).first()


def newest_snapshot(article: Article) -> Snapshot | None:
    """The text that the desk reads, without its bytes."""
    return snapshots.read(article).first()


def statement_of(viewer: User, article_id: int, statement_id: int) -> Statement | None:
    """One statement of an article, with all that an action on it reads."""
    return (
        Statement.objects.filter(pk=statement_id, snapshot__article__in=visibility.articles(viewer))
        .filter(snapshot__article_id=article_id)
        .select_related("snapshot__article", "party", "claim", "denial")
        .defer("snapshot__raw")
        .first()
    )


def target_of(statement: Statement, claim_id: str) -> DenialTarget | None:
    """The link between a denial and one of the claims that it answers."""
    return (
        DenialTarget.objects.filter(denial__statement=statement, claim_id=row_number(claim_id) or 0)
        .select_related("claim", "denial__statement__party", "denial__statement__snapshot__article")
        .defer("denial__statement__snapshot__raw", "denial__statement__snapshot__text")
        .first()
    )


def page(article: Article) -> ReaderPage:
    """The article with its newest snapshot. The number of SQL statements does not depend on its length."""
    snapshot = newest_snapshot(article)
    rows = cards.rows_of(snapshot)
    found = cards.of(rows)
    kept = [row for row in rows if row.standing != Standing.DISMISSED]
    text = snapshot.text if snapshot else ""
    claims = tuple(card for card in found if card.kind == StatementKind.CLAIM or _is_taken(card))
    denials = tuple(card for card in found if card.kind == StatementKind.DENIAL)
    return ReaderPage(
        article=article,
        snapshot=snapshot,
        readable=article.status == "ready",
        analysed=article.language in ("", languages.READ),
        words=len(text.split()),
        outlets=_outlets(article),
        seconds=_seconds(snapshot),
        paragraphs=paragraphs(text, _marks(kept), title=article.title),
        claims=claims,
        denials=denials,
        narrated=tuple(card for card in found if card.narrated and not _is_taken(card)),
        speakers=speakers(article, kept),
        desk_claims=cards.desk_claims(found),
        to_accept=sum(card.suggested for card in (*claims, *denials)),
        edition=snapshots.latest_edition(article),
        edits=snapshots.later(article),
        fetch=fetches.of(snapshot) if snapshot else None,
        archive=archives.of(snapshot) if snapshot else None,
        revisit=revisits.of(article),
    )


def _is_taken(card: Card) -> bool:
    return card.narrated and card.accepted


def _marks(rows: Iterable[Statement]) -> list[Mark]:
    marks: list[Mark] = []
    for row in rows:
        role = MarkRole.CLAIM if row.claim_id else MarkRole(row.kind)
        marks.extend(Mark(start, end, role, row.pk) for start, end in _pieces(row))
        if row.party_start is not None and row.party_end is not None:
            marks.append(Mark(row.party_start, row.party_end, MarkRole.PARTY, row.pk))
    return marks


def _pieces(row: Statement) -> list[tuple[int, int]]:
    """Where its words stand: all that others say between them is left out."""
    pieces = [(place.start, place.end) for place in row.places.all() if place.role == PlaceRole.PART]
    return pieces or [(row.start, row.end)]


def _outlets(article: Article) -> int:
    """How many outlets carried this story."""
    names = Article.objects.filter(story=article.story_id).values_list("publisher", flat=True)
    return len(set(names))


def _seconds(snapshot: Snapshot | None) -> float | None:
    """How long the analysis of this snapshot took."""
    if snapshot is None:
        return None
    times: dict[str, datetime | None] | Any = StepRun.objects.filter(
        snapshot=snapshot, finished_at__isnull=False
    ).aggregate(began=Min("started_at"), ended=Max("finished_at"))
    if times["began"] is None or times["ended"] is None:
        return None
    return float((times["ended"] - times["began"]).total_seconds())
