"""A card for each statement of an article, with all that it shows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from claims.domain.denials import DENIAL_LABELS, DenialType, Scope
from claims.domain.places import PlaceRole
from claims.domain.speech import (
    ATTRIBUTION_LABELS,
    NAMED_LEVELS,
    AttributionLevel,
    Checkability,
    Modality,
    Quotation,
    SpeechAct,
    Standing,
    StatementKind,
)
from claims.domain.tongue import say
from claims.models import Claim, DenialTarget, Snapshot, Statement
from claims.queries import independence, talk
from claims.queries.independence import Origin


@dataclass(frozen=True, slots=True)
class Link:
    """One link of a chain of voices."""

    party: str
    cue: str


@dataclass(frozen=True, slots=True)
class Desk:
    """The claim on the desk that a statement makes or denies. `seen` counts its appearances.

    `from_denial`: nobody was found to assert it; it is known from a denial of it.
    """

    id: int
    number: str
    text: str
    version: int
    seen: int
    from_denial: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """That a party's denial answers a claim, how much of it, and how sure that is."""

    who: str
    party_id: int | None
    claim: Desk
    scope: Scope
    confidence: float
    by_hand: bool


@dataclass(frozen=True, slots=True)
class Signs:
    """The words of the article by which a statement was judged; none where nothing showed otherwise."""

    modality: tuple[str, ...]
    checkability: tuple[str, ...]
    anonymity: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """One statement, with everything that its card shows. `pieces` are its words, in one piece or several.

    `origins` are the independent sources of the claim that it makes.
    """

    id: int
    version: int
    kind: str
    start: int
    end: int
    exact: str
    pieces: tuple[str, ...]
    standing: Standing
    worth: float
    worth_reasons: tuple[str, ...]
    party: str
    party_id: int | None
    party_kind: str
    level: str
    level_label: str
    anonymous: bool
    affiliation: str
    affiliation_past: bool
    chain: tuple[Link, ...]
    speech_act: SpeechAct | None
    propositional: bool
    modality: Modality | None
    quotation: Quotation
    checkability: Checkability
    signs: Signs
    denial_label: str
    claim: Desk | None
    origins: tuple[Origin, ...]
    denies: tuple[Answer, ...]
    denied_by: tuple[Answer, ...]
    found_by: str
    by_hand: bool
    why: str
    gone_since: datetime | None
    comments: int

    @property
    def suggested(self) -> bool:
        return self.standing is Standing.SUGGESTED

    @property
    def accepted(self) -> bool:
        return self.standing is Standing.ACCEPTED

    @property
    def dismissed(self) -> bool:
        return self.standing is Standing.DISMISSED

    @property
    def narrated(self) -> bool:
        """The reporter says it, and nobody is given for it."""
        return self.kind == StatementKind.NARRATOR

    @property
    def deniers(self) -> tuple[tuple[int | None, str], ...]:
        """Who denies it, each once: the party's id, where the desk knows who it is, and the name."""
        return tuple(dict.fromkeys((answer.party_id, answer.who) for answer in self.denied_by))

    @property
    def denied_claims(self) -> tuple[Desk, ...]:
        return tuple(answer.claim for answer in self.denies)


def rows_of(snapshot: Snapshot | None) -> list[Statement]:
    """The statements of a snapshot in the order of the text, with what their cards show."""
    if snapshot is None:
        return []
    rows = (
        snapshot.statements.select_related("party", "claim", "denial", "gone_in")
        .defer("gone_in__raw", "gone_in__text")
        .prefetch_related("chain", "places")
    )
    return list(rows.order_by("start", "end", "id"))


def of(rows: Sequence[Statement]) -> list[Card]:
    """A card for each row, at four more SQL statements for all of them."""
    targets = _targets(rows)
    comments = talk.counted_by_statement([row.pk for row in rows])
    origins = independence.of_claims({row.claim for row in rows if row.claim})
    return [_card(row, targets, comments.get(row.pk, 0), origins.get(row.claim_id or 0, ())) for row in rows]


def desk_claims(cards: Iterable[Card]) -> tuple[Desk, ...]:
    """The claims that these statements make or deny, once each, in reading order."""
    found: dict[int, Desk] = {}
    for card in cards:
        for claim in (*card.denied_claims, *([card.claim] if card.claim else [])):
            found.setdefault(claim.id, claim)
    return tuple(found.values())


def _targets(rows: Sequence[Statement]) -> list[DenialTarget]:
    """Every link between a denial and a claim that these statements make or deny."""
    ids = [row.pk for row in rows]
    claim_ids = {row.claim_id for row in rows if row.claim_id}
    return list(
        DenialTarget.objects.filter(Q(denial__statement__in=ids) | Q(claim__in=claim_ids))
        .select_related("claim", "denial__statement__party")
        .order_by("id")
    )


def _card(
    row: Statement, targets: Sequence[DenialTarget], comments: int, origins: tuple[Origin, ...]
) -> Card:
    denial = getattr(row, "denial", None)
    level = row.attribution_level
    return Card(
        id=row.pk,
        version=row.version,
        kind=row.kind,
        start=row.start,
        end=row.end,
        exact=row.exact,
        pieces=_words(row, PlaceRole.PART) or (row.exact,),
        standing=Standing(row.standing),
        worth=row.check_worthiness,
        worth_reasons=tuple(row.worth_reasons),
        party=row.party.name if row.party else row.party_as_written,
        party_id=row.party_id,
        party_kind=row.party.kind if row.party else "",
        level=level,
        level_label=ATTRIBUTION_LABELS[AttributionLevel(level)] if level else "",
        anonymous=level not in NAMED_LEVELS,
        affiliation=row.affiliation,
        affiliation_past=row.affiliation_past,
        chain=tuple(Link(voice.party, voice.cue) for voice in row.chain.all()),
        speech_act=SpeechAct(row.speech_act) if row.speech_act else None,
        propositional=row.propositional,
        modality=Modality(row.modality) if row.modality else None,
        quotation=Quotation(row.quotation),
        checkability=Checkability(row.checkability),
        signs=_signs(row),
        denial_label=DENIAL_LABELS[DenialType(denial.type)] if denial else "",
        claim=_desk(row.claim) if row.claim else None,
        origins=origins,
        denies=tuple(_answer(target) for target in targets if target.denial.statement_id == row.pk),
        denied_by=_denied_by(row, targets),
        found_by=row.found_by,
        by_hand=row.added_by_id is not None,
        why=row.why,
        gone_since=row.gone_in.taken_at if row.gone_in else None,
        comments=comments,
    )


def _signs(row: Statement) -> Signs:
    return Signs(
        modality=_words(row, PlaceRole.MODALITY),
        checkability=_words(row, PlaceRole.CHECKABILITY),
        anonymity=_words(row, PlaceRole.ANONYMITY),
    )


def _words(row: Statement, role: PlaceRole) -> tuple[str, ...]:
    return tuple(place.exact for place in row.places.all() if place.role == role)


def _denied_by(row: Statement, targets: Sequence[DenialTarget]) -> tuple[Answer, ...]:
    """Who denies it, each once for each scope, by the surest of their denials."""
    found: dict[tuple[str, Scope], Answer] = {}
    for target in targets:
        if target.claim_id != row.claim_id or target.denial.statement.standing == Standing.DISMISSED:
            continue
        answer = _answer(target)
        known = found.get((answer.who, answer.scope))
        if known is None or known.confidence < answer.confidence:
            found[answer.who, answer.scope] = answer
    return tuple(found.values())


def _answer(target: DenialTarget) -> Answer:
    said = target.denial.statement
    return Answer(
        who=said.speaker or say("Nobody the text names"),
        party_id=said.party_id,
        claim=_desk(target.claim),
        scope=Scope(target.scope),
        confidence=target.confidence,
        by_hand=target.linked_by_id is not None,
    )


def _desk(claim: Claim) -> Desk:
    return Desk(
        claim.pk, claim.number, claim.text, claim.version, claim.appearance_count, claim.origin == "denial"
    )
