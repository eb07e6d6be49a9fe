"""One claim with everything that its page shows."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from claims.domain.events import Subject
from claims.domain.evidence import Against, CorrectionKind, ReplyOutcome, Stance
from claims.domain.refusals import Refusal
from claims.domain.roles import Permission
from claims.domain.states import STATE_LABELS, STEPS, State
from claims.models import (
    Article,
    Claim,
    Party,
    Rating,
    Reaffirmation,
    ReplyRequest,
    Review,
    Source,
    User,
    Verdict,
)
from claims.policy import curation, moves, visibility
from claims.policy import parts as part_policy
from claims.policy.moves import Offer
from claims.policy.permissions import check_permission
from claims.queries import facts, look_again, parts, timeline, voices
from claims.queries.look_again import Place
from claims.queries.parts import Part
from claims.queries.timeline import Timeline
from claims.queries.voices import Voices


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the straight way to publication: `past`, `now`, or still ahead (blank)."""

    label: str
    when: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """A source. `counts` is false where it belongs to a story that itself carries the claim."""

    source: Source
    counts: bool


@dataclass(frozen=True, slots=True)
class Side:
    """The sources of one stance."""

    stance: Stance
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Reply:
    """A question put to a party. `open` until its outcome is recorded."""

    request: ReplyRequest
    open: bool
    asked: bool
    overdue: bool


@dataclass(frozen=True, slots=True)
class ClaimPage:
    """All of it. The `…_closed` fields are the sentence that says why not, or blank.

    `proposal` is the open review, `answered` the decided ones, the newest first. `look` is the claim's
    place among those that ask for another look, and `look_cause` why it does.
    """

    claim: Claim
    state_label: str
    in_progress: bool
    steps: tuple[Step, ...]
    first_seen: datetime
    voices: Voices
    sides: tuple[Side, ...]
    replies: tuple[Reply, ...]
    unasked: tuple[Party, ...]
    proposal: Review | None
    answered: tuple[Review, ...]
    verdict: Verdict | None
    standing: bool
    public: bool
    offers: tuple[Offer, ...]
    ratings: tuple[Rating, ...]
    researchers: tuple[User, ...]
    sources_closed: str
    wording_closed: str
    replies_closed: str
    history: Timeline
    parts: tuple[Part, ...]
    split_closed: str
    undo_closed: str
    announced: CorrectionKind | None
    looks: tuple[Reaffirmation, ...]
    look: Place | None
    look_cause: str
    recheck_closed: str
    source_checks_closed: str


def claim_of(viewer: User, claim_id: int) -> Claim | None:
    """The claim, with the person who has it."""
    claims = visibility.claims(viewer).select_related("assignee", "duplicate_of", "part_of")
    return claims.filter(pk=claim_id).first()


def source_of(viewer: User, claim_id: int, source_id: int) -> Source | None:
    sources = visibility.sources(viewer).filter(claim__in=visibility.claims(viewer), claim_id=claim_id)
    return sources.select_related("claim").filter(pk=source_id).first()


def reply_of(viewer: User, claim_id: int, request_id: int) -> ReplyRequest | None:
    requests = ReplyRequest.objects.filter(claim__in=visibility.claims(viewer), claim_id=claim_id)
    return requests.select_related("claim", "party").filter(pk=request_id).first()


def party_of(viewer: User, party_id: int) -> Party | None:
    return visibility.parties(viewer).filter(pk=party_id).first()


def page(claim: Claim, viewer: User, now: datetime) -> ClaimPage:
    """The number of SQL statements depends neither on the sources nor on the history."""
    state = State(claim.state)
    both = voices.of(claim)
    reviews = list(claim.reviews.select_related("rating", "proposed_by", "decided_by"))
    verdict = claim.verdicts.select_related("rating", "review__proposed_by", "review__decided_by").first()
    requests = list(claim.reply_requests.select_related("party", "asked_by"))
    known, look_cause = facts.of(claim), look_again.cause(claim, verdict)
    return ClaimPage(
        claim=claim,
        state_label=STATE_LABELS[state],
        in_progress=state in STEPS,
        steps=_steps(state),
        first_seen=min((_seen(article) for article in both.articles), default=claim.created_at),
        voices=both,
        sides=_sides(claim),
        replies=tuple(_reply(request, now) for request in requests),
        unasked=_unasked(claim, requests),
        proposal=next((review for review in reviews if review.decided_at is None), None),
        answered=tuple(review for review in reviews if review.decided_at is not None),
        verdict=verdict,
        standing=verdict is not None and verdict.ended_at is None,
        public=verdict is not None and (verdict.ended_at is None or bool(verdict.withdrawn_reason)),
        offers=tuple(moves.available(viewer, known)),
        ratings=tuple(Rating.objects.filter(in_use=True)),
        researchers=tuple(facts.researchers()),
        sources_closed=_why_not(viewer, Permission.EDIT_SOURCES, curation.check_open_for_sources, claim),
        wording_closed=_why_not(viewer, Permission.EDIT_CLAIM, curation.check_open_for_wording, claim),
        replies_closed=_why_not(viewer, Permission.ASK_REPLY, curation.check_open_for_sources, claim),
        history=timeline.of(Subject.CLAIM, claim.pk, viewer),
        parts=parts.of(claim),
        split_closed=_why_not(viewer, Permission.SPLIT, part_policy.check_may_split, claim),
        undo_closed=_why_not(viewer, Permission.SPLIT, part_policy.check_may_undo, claim),
        announced=known.announced,
        looks=tuple(verdict.reaffirmations.select_related("made_by")) if verdict else (),
        look=look_again.place(claim, viewer) if look_cause else None,
        look_cause=look_cause,
        recheck_closed=_why_not(viewer, Permission.PLAN_RECHECK, curation.check_open_for_looking, claim),
        source_checks_closed=_why_not(
            viewer, Permission.EDIT_SOURCES, curation.check_open_for_looking_at_sources, claim
        ),
    )


def _seen(article: Article) -> datetime:
    return article.published_at or article.added_at


def _steps(state: State) -> tuple[Step, ...]:
    at = STEPS.index(state) if state in STEPS else -1
    return tuple(
        Step(STATE_LABELS[step], "now" if position == at else "past" if position < at else "")
        for position, step in enumerate(STEPS)
    )


def _sides(claim: Claim) -> tuple[Side, ...]:
    counted = {source.pk for source in facts.independent_sources(claim)}
    rows = list(claim.sources.select_related("added_by", "article"))
    return tuple(
        Side(stance, tuple(Evidence(row, row.pk in counted) for row in rows if row.stance == stance))
        for stance in Stance
    )


def _reply(request: ReplyRequest, now: datetime) -> Reply:
    return Reply(
        request=request,
        open=request.outcome is None,
        asked=request.outcome != ReplyOutcome.NOT_ASKED,
        overdue=request.outcome is None and request.deadline is not None and request.deadline < now,
    )


def _unasked(claim: Claim, requests: list[ReplyRequest]) -> tuple[Party, ...]:
    """The named parties of both sides to whom no question was put yet."""
    asked = {request.party_id for request in requests}
    found: dict[int, Party] = {}
    for side in (Against.CLAIMANTS, Against.DENIERS):
        for party in facts.parties_of(claim, side):
            if party.pk not in asked:
                found.setdefault(party.pk, party)
    return tuple(found.values())


def _why_not(viewer: User, permission: Permission, check: Callable[[Claim], None], claim: Claim) -> str:
    try:
        check_permission(viewer, permission)
        check(claim)
    except Refusal as refusal:
        return str(refusal)
    return ""
