"""Putting questions to parties before a verdict, and keeping what came back."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from claims.actions import locks, reviews
from claims.actions.history import record
from claims.domain.events import EventKind, Subject
from claims.domain.evidence import ReplyOutcome
from claims.domain.inputs import check_keepable
from claims.domain.refusals import Missing, WrongState
from claims.domain.roles import Permission
from claims.models import Claim, Party, ReplyRequest, User
from claims.policy import curation
from claims.policy.permissions import check_permission

NOT_ASKED = "(no question was put)"


@transaction.atomic
def ask(*, claim: Claim, party: Party, question: str, deadline: datetime | None, by: User) -> ReplyRequest:
    """Record a question put to a party. Raises NotAllowed, WrongState or Missing."""
    check_permission(by, Permission.ASK_REPLY)
    curation.check_open_for_sources(locks.hold(claim))
    question = question.strip()
    check_keepable(question=question)
    if not question:
        raise Missing("Write the question.", {"question": "Write the question."})
    request = ReplyRequest.objects.create(
        claim=claim, party=party, question=question, deadline=deadline, asked_by=by
    )
    _overtake(request)
    record(EventKind.REPLY_ASKED, Subject.CLAIM, claim.pk, by=by, data=_facts(request))
    return request


@transaction.atomic
def skip(*, claim: Claim, party: Party, reason: str, by: User) -> ReplyRequest:
    """Record why a party is not asked. Raises NotAllowed, WrongState or Missing."""
    check_permission(by, Permission.ASK_REPLY)
    curation.check_open_for_sources(locks.hold(claim))
    reason = reason.strip()
    check_keepable(answer=reason)
    if not reason:
        raise Missing("Say why this party is not asked.", {"answer": "Say why this party is not asked."})
    request = ReplyRequest.objects.create(
        claim=claim,
        party=party,
        question=NOT_ASKED,
        asked_by=by,
        outcome=ReplyOutcome.NOT_ASKED.value,
        answer=reason,
        closed_at=timezone.now(),
    )
    _overtake(request)
    record(EventKind.REPLY_CLOSED, Subject.CLAIM, claim.pk, by=by, data=_facts(request))
    return request


@transaction.atomic
def close(*, request: ReplyRequest, outcome: ReplyOutcome, answer: str, by: User) -> ReplyRequest:
    """Record how it ended. Raises NotAllowed, Missing, or WrongState where it has ended already."""
    check_permission(by, Permission.ASK_REPLY)
    answer = answer.strip()
    check_keepable(answer=answer)
    if outcome in (ReplyOutcome.ANSWERED, ReplyOutcome.NOT_ASKED) and not answer:
        raise Missing("Write down the answer.", {"answer": "Write down the answer."})
    locks.hold(request.claim)
    closed = ReplyRequest.objects.filter(pk=request.pk, closed_at__isnull=True).update(
        outcome=outcome.value, answer=answer, closed_at=timezone.now()
    )
    if not closed:
        raise WrongState("The outcome of this question is recorded already.")
    request = ReplyRequest.objects.select_related("party").get(pk=request.pk)
    _overtake(request)
    record(EventKind.REPLY_CLOSED, Subject.CLAIM, request.claim_id, by=by, data=_facts(request))
    return request


def _overtake(request: ReplyRequest) -> None:
    cause = f"the question to {request.party.name} or its answer came after it was proposed."
    reviews.overtake(claim_id=request.claim_id, cause=cause)


def _facts(request: ReplyRequest) -> dict[str, str | int | None]:
    return {
        "reply": request.pk,
        "party": request.party.name,
        "question": request.question,
        "deadline": request.deadline.isoformat() if request.deadline else None,
        "outcome": request.outcome,
        "answer": request.answer,
    }
