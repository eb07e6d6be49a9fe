"""One article as it is read: its text with what was found in it, and a card for each finding."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Max, Min, Q

from claims.domain.denials import DENIAL_LABELS, DenialType
from claims.domain.inputs import row_number
from claims.domain.speech import (
    ATTRIBUTION_LABELS,
    NAMED_LEVELS,
    AttributionLevel,
    Standing,
    StatementKind,
)
from claims.models import Article, Claim, DenialTarget, Snapshot, Statement, StepRun, User
from claims.policy import visibility
from claims.queries.highlights import Mark, MarkRole, Paragraph, paragraphs
from claims.queries.speakers import Speaker, speakers

NO_ONE = "Nobody the text names"


@dataclass(frozen=True, slots=True)
class Link:
    """One link of a chain of voices."""

    party: str
    cue: str


@dataclass(frozen=True, slots=True)
class Desk:
    """The claim on the desk that a statement makes or denies. `seen` counts its appearances."""

    id: int
    number: str
    text: str
    version: int
    seen: int


@dataclass(frozen=True, slots=True)
class Card:
    """One statement, with everything that its card shows."""

    id: int
    version: int
    kind: str
    start: int
    end: int
    exact: str
    standing: Standing
    worth: float
    party: str
    party_kind: str
    level: str
    level_label: str
    anonymous: bool
    affiliation: str
    chain: tuple[Link, ...]
    modality: str
    quotation: str
    denial_label: str
    claim: Desk | None
    denies: tuple[Desk, ...]
    denied_by: tuple[str, ...]
    found_by: str
    why: str

    @property
    def suggested(self) -> bool:
        return self.standing is Standing.SUGGESTED

    @property
    def accepted(self) -> bool:
        return self.standing is Standing.ACCEPTED

    @property
    def dismissed(self) -> bool:
        return self.standing is Standing.DISMISSED


@dataclass(frozen=True, slots=True)
class ReaderPage:
    """What the article reader shows. `readable` is false while the text is not analysed yet."""

    article: Article
    snapshot: Snapshot | None
    readable: bool
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


def article_of(viewer: User, article_id: int) -> Article | None:
    return visibility.articles(viewer).select_related("story").filter(pk=article_id).first()


def newest_snapshot(article: Article) -> Snapshot | None:
    """The text as it was last taken, without its bytes."""
    return article.snapshots.defer("raw").order_by("-id").first()


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
    rows = _statements(snapshot)
    targets = _targets(rows)
    cards = [_card(row, targets) for row in rows]
    kept = [row for row in rows if row.standing != Standing.DISMISSED]
    text = snapshot.text if snapshot else ""
    claims = _of_kind(cards, StatementKind.CLAIM)
    denials = _of_kind(cards, StatementKind.DENIAL)
    return ReaderPage(
        article=article,
        snapshot=snapshot,
        readable=article.status == "ready",
        words=len(text.split()),
        outlets=_outlets(article),
        seconds=_seconds(snapshot),
        paragraphs=paragraphs(text, _marks(kept), title=article.title),
        claims=claims,
        denials=denials,
        narrated=_of_kind(cards, StatementKind.NARRATOR),
        speakers=speakers(article, kept),
        desk_claims=_desk_claims(cards),
        to_accept=sum(card.suggested for card in (*claims, *denials)),
    )


def _statements(snapshot: Snapshot | None) -> list[Statement]:
    if snapshot is None:
        return []
    rows = snapshot.statements.select_related("party", "claim", "denial").prefetch_related("chain")
    return list(rows.order_by("start", "end", "id"))


def _targets(rows: Sequence[Statement]) -> list[DenialTarget]:
    """Every undismissed link between a denial and a claim that these statements make or deny."""
    ids = [row.pk for row in rows]
    claim_ids = {row.claim_id for row in rows if row.claim_id}
    return list(
        DenialTarget.objects.filter(Q(denial__statement__in=ids) | Q(claim__in=claim_ids))
        .select_related("claim", "denial__statement__party")
        .order_by("id")
    )


def _card(row: Statement, targets: Sequence[DenialTarget]) -> Card:
    denial = getattr(row, "denial", None)
    level = row.attribution_level
    return Card(
        id=row.pk,
        version=row.version,
        kind=row.kind,
        start=row.start,
        end=row.end,
        exact=row.exact,
        standing=Standing(row.standing),
        worth=row.check_worthiness,
        party=row.party.name if row.party else row.party_as_written,
        party_kind=row.party.kind if row.party else "",
        level=level,
        level_label=ATTRIBUTION_LABELS[AttributionLevel(level)] if level else "",
        anonymous=level not in NAMED_LEVELS,
        affiliation=row.affiliation,
        chain=tuple(Link(voice.party, voice.cue) for voice in row.chain.all()),
        modality=row.modality,
        quotation=row.quotation,
        denial_label=DENIAL_LABELS[DenialType(denial.type)] if denial else "",
        claim=_desk(row.claim) if row.claim else None,
        denies=tuple(_desk(target.claim) for target in targets if target.denial.statement_id == row.pk),
        denied_by=_deniers(row, targets),
        found_by=row.found_by,
        why=row.why,
    )


def _deniers(row: Statement, targets: Sequence[DenialTarget]) -> tuple[str, ...]:
    names: dict[str, None] = {}
    for target in targets:
        said = target.denial.statement
        if target.claim_id == row.claim_id and said.standing != Standing.DISMISSED:
            names[said.party.name if said.party else said.party_as_written or NO_ONE] = None
    return tuple(names)


def _desk(claim: Claim) -> Desk:
    return Desk(claim.pk, claim.number, claim.text, claim.version, claim.appearance_count)


def _desk_claims(cards: Iterable[Card]) -> tuple[Desk, ...]:
    """The claims that this article makes or denies, once each, in reading order."""
    found: dict[int, Desk] = {}
    for card in cards:
        for claim in (*card.denies, *([card.claim] if card.claim else [])):
            found.setdefault(claim.id, claim)
    return tuple(found.values())


def _of_kind(cards: Iterable[Card], kind: StatementKind) -> tuple[Card, ...]:
    return tuple(card for card in cards if card.kind == kind)


def _marks(rows: Iterable[Statement]) -> list[Mark]:
    marks: list[Mark] = []
    for row in rows:
        marks.append(Mark(row.start, row.end, MarkRole(row.kind), row.pk))
        if row.party_start is not None and row.party_end is not None:
            marks.append(Mark(row.party_start, row.party_end, MarkRole.PARTY, row.pk))
    return marks


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
