"""What every action on a reply writes: the answer as a source, the overtaken proposal, the facts."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.utils import timezone

from claims.actions import reviews
from claims.actions.history import Actor, record
from claims.domain.events import EventKind, Subject
from claims.domain.evidence import ReplyOutcome, SourceKind, Stance
from claims.domain.replies import CHANNEL_LABELS, Channel
from claims.domain.topics import Topic
from claims.models import ReplyRequest, Source, User


def keep_answer(
    kind: EventKind, *, request: ReplyRequest, words: str, pinpoint: str, quotable: bool, by: Actor
) -> ReplyRequest:
    """The answer becomes a source of the claim and closes the question.

    Within the caller's transaction, which holds the claim; so the verdict that stands now was
    published without this answer, and the entry names it.
    """
    now = timezone.now()
    request.source = Source.objects.create(
        claim_id=request.claim_id,
        title=f"Reply of {request.party.name}"[:300],
        stance=Stance.CONTEXT.value,
        kind=SourceKind.PRIMARY.value,
        pinpoint=pinpoint,
        excerpt=words,
        added_by=by if isinstance(by, User) else None,
    )
    request.outcome, request.closed_at = ReplyOutcome.ANSWERED.value, now
    request.quotable = quotable
    request.save()
    overtake(request)
    verdict = request.claim.verdicts.filter(ended_at__isnull=True).values_list("pk", flat=True).first()
    data = {**facts_of(request), "answer": words, "quotable": quotable, "late_for_verdict": verdict}
    record(kind, Subject.CLAIM, request.claim_id, by=by, data=data, emits=Topic.REPLY_ANSWERED)
    return request


def overtake(request: ReplyRequest) -> None:
    """Whoever reads a proposal reads what was asked and answered: a change makes it stale."""
    cause = f"the question to {request.party.name} or its answer came after it was proposed."
    reviews.overtake(claim_id=request.claim_id, cause=cause)


def open_until(deadline: datetime | None) -> datetime:
    """How long a link may be used: some days longer than the deadline, so that a late answer still comes."""
    return (deadline or timezone.now()) + timedelta(days=settings.REPLY_LINK_DAYS)


def way_of(request: ReplyRequest) -> str:
    return CHANNEL_LABELS[Channel(request.channel)] if request.channel else ""


def facts_of(request: ReplyRequest) -> dict[str, Any]:
    return {
        "reply": request.pk,
        "party": request.party.name,
        "channel": request.channel,
        "address": request.address,
        "deadline": request.deadline.isoformat() if request.deadline else None,
        "outcome": request.outcome,
        "source": request.source_id,
        "note": request.note,
        "answered_by": request.answered_by,
        "answered_as": request.answered_as,
    }
