"""One claim with everything that its page shows."""

from dataclasses import dataclass
from datetime import datetime

from claims.domain import edits
from claims.domain.edits import Piece
from claims.domain.events import EventKind, Subject
from claims.domain.evidence import CorrectionKind, ReviewDecision, Stance
from claims.domain.states import STATE_LABELS, STEPS, State
from claims.domain.tongue import say
from claims.models import (
    AnonymityAssessment,
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
from claims.policy import lacks, moves, visibility
from claims.policy.lacks import Lacks
from claims.policy.moves import Offer
from claims.queries import (
    anonymity,
    claim_filing,
    closings,
    evidence,
    facts,
    look_again,
    outside,
    parts,
    replies,
    talk,
    timeline,
    voices,
)
from claims.queries.anonymity import Anonymity
from claims.queries.claim_filing import Filing
from claims.queries.closings import Closings
from claims.queries.look_again import Place
from claims.queries.outside import NearCheck
from claims.queries.parts import Part
from claims.queries.replies import Reply
from claims.queries.talk import Talk
from claims.queries.timeline import Entry, Timeline
from claims.queries.voices import Voices


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the straight way to publication: `past`, `now`, or still ahead (blank)."""

    label: str
    when: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """A source. `counts` is false for a reply, and for one of a story that itself carries the claim."""

    source: Source
    counts: bool
    reply: bool


@dataclass(frozen=True, slots=True)
class Side:
    """The sources of one stance."""

    stance: Stance
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Revised:
    """What was changed since a proposal was sent back: its words, and what it rests on, the first first.

    The words of why nobody was asked are empty where they are the same.
    """

    reason: tuple[Piece, ...]
    no_reply_reason: tuple[Piece, ...]
    evidence: tuple[Entry, ...]


RESTS_ON = {
    EventKind.SOURCE_ADDED,
    EventKind.SOURCE_EDITED,
    EventKind.SOURCE_REMOVED,
    EventKind.REPLY_ASKED,
    EventKind.REPLY_CLOSED,
    EventKind.REPLY_ANSWERED,
}
"""What happens to the evidence of a verdict."""


@dataclass(frozen=True, slots=True)
class ClaimPage:
    """All of it.

    `proposal` is the open review, `answered` the decided ones, the newest first; `revised` is what was
    changed since it was sent back last, or None. `look` is the claim's place among those that
    ask for another look, and `look_cause` why it does. `lacks` is what the viewer's verdict still lacks.
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
    parties: tuple[Party, ...]
    anonymity: Anonymity
    proposal: Review | None
    answered: tuple[Review, ...]
    revised: Revised | None
    verdict: Verdict | None
    standing: bool
    public: bool
    offers: tuple[Offer, ...]
    lacks: Lacks | None
    ratings: tuple[Rating, ...]
    researchers: tuple[User, ...]
    filing: Filing
    talk: Talk
    closed: Closings
    history: Timeline
    parts: tuple[Part, ...]
    announced: CorrectionKind | None
    looks: tuple[Reaffirmation, ...]
    look: Place | None
    look_cause: str
    outside: tuple[NearCheck, ...]


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


def assessment_of(viewer: User, claim_id: int, assessment_id: int) -> AnonymityAssessment | None:
    rows = AnonymityAssessment.objects.filter(claim__in=visibility.claims(viewer), claim_id=claim_id)
    return rows.select_related("claim").filter(pk=assessment_id).first()


def party_of(viewer: User, party_id: int) -> Party | None:
    return visibility.parties(viewer).filter(pk=party_id).first()


def page(claim: Claim, viewer: User, now: datetime) -> ClaimPage:
    """The number of SQL statements depends neither on the sources nor on the history."""
    state = State(claim.state)
    both = voices.of(claim)
    reviews = list(claim.reviews.select_related("rating", "proposed_by", "decided_by", "publish_by"))
    verdict = claim.verdicts.select_related("rating", "review__proposed_by", "review__decided_by").first()
    asked = replies.of(claim, now)
    unnamed = anonymity.of(claim)
    proposal = next((review for review in reviews if review.decided_at is None), None)
    answered = tuple(review for review in reviews if review.decided_at is not None)
    history = timeline.of(Subject.CLAIM, claim.pk, viewer)
    known, look_cause = facts.of(claim), look_again.cause(claim, verdict)
    return ClaimPage(
        claim=claim,
        state_label=say(STATE_LABELS[state]),
        in_progress=state in STEPS,
        steps=_steps(state),
        first_seen=min((_seen(article) for article in both.articles), default=claim.created_at),
        voices=both,
        sides=_sides(claim),
        replies=asked,
        unasked=replies.unasked(claim, asked),
        parties=replies.parties(claim),
        anonymity=unnamed,
        proposal=proposal,
        answered=answered,
        revised=_revised(proposal, answered, history),
        verdict=verdict,
        standing=verdict is not None and verdict.ended_at is None,
        public=verdict is not None and (verdict.ended_at is None or bool(verdict.withdrawn_reason)),
        offers=tuple(moves.available(viewer, known)),
        lacks=lacks.of_proposal(viewer, known),
        ratings=tuple(Rating.objects.filter(in_use=True)),
        researchers=tuple(facts.researchers()),
        filing=claim_filing.of(claim, viewer),
        talk=talk.of(claim, viewer, now),
        closed=closings.of(claim, viewer, unnamed),
        history=history,
        parts=parts.of(claim),
        announced=known.announced,
        looks=tuple(verdict.reaffirmations.select_related("made_by")) if verdict else (),
        look=look_again.place(claim, viewer) if look_cause else None,
        look_cause=look_cause,
        outside=outside.near(claim, viewer),
    )


def _seen(article: Article) -> datetime:
    return article.published_at or article.added_at


def _revised(proposal: Review | None, answered: tuple[Review, ...], history: Timeline) -> Revised | None:
    if proposal is None or not answered or answered[0].decision != ReviewDecision.SENT_BACK:
        return None
    before = answered[0]
    asked_before, asked = before.no_reply_reason, proposal.no_reply_reason
    since = (entry for entry in history.entries if before.decided_at and entry.at > before.decided_at)
    return Revised(
        reason=edits.between(before.reason, proposal.reason),
        no_reply_reason=edits.between(asked_before, asked) if asked_before != asked else (),
        evidence=tuple(entry for entry in since if entry.kind in RESTS_ON)[::-1],
    )


def _steps(state: State) -> tuple[Step, ...]:
    at = STEPS.index(state) if state in STEPS else -1
    return tuple(
        Step(say(STATE_LABELS[step]), "now" if position == at else "past" if position < at else "")
        for position, step in enumerate(STEPS)
    )


def _sides(claim: Claim) -> tuple[Side, ...]:
    counted = {source.pk for source in facts.independent_sources(claim)}
    found = claim.sources.select_related("added_by", "article", "reply", "revisit", "archive_copy")
    rows = list(evidence.with_snapshots(found))
    return tuple(
        Side(
            stance,
            tuple(
                Evidence(row, counts=row.pk in counted, reply=hasattr(row, "reply"))
                for row in rows
                if row.stance == stance
            ),
        )
        for stance in Stance
    )
