"""Putting questions to parties before a verdict, and keeping what came back."""

from django.db import transaction
from django.utils import timezone

from claims.actions import locks
from claims.actions.history import record
from claims.actions.reply_records import facts_of, keep_answer, open_until, overtake, way_of
from claims.domain.events import EventKind, Subject
from claims.domain.evidence import ReplyOutcome
from claims.domain.inputs import check_keepable
from claims.domain.refusals import Missing
from claims.domain.replies import Asked, Extension
from claims.domain.roles import Permission
from claims.domain.tongue import say
from claims.models import Claim, Party, ReplyExtension, ReplyQuestion, ReplyRequest, User
from claims.policy import curation
from claims.policy import replies as policy
from claims.policy.permissions import check_permission
from claims.queries import anonymity


@transaction.atomic
def ask(*, claim: Claim, party: Party, asked: Asked, by: User) -> ReplyRequest:
    """Record questions put to a party, now or before. Raises NotAllowed, WrongState or Missing."""
    check_permission(by, Permission.ASK_REPLY)
    curation.check_open_for_questions(locks.hold(claim))
    now = timezone.now()
    sent_at = asked.sent_at or now
    policy.check_sent(sent_at, asked.deadline, now)
    request = ReplyRequest.objects.create(
        claim=claim,
        party=party,
        channel=asked.channel.value,
        address=asked.address,
        sent_at=sent_at,
        deadline=asked.deadline,
        asked_by=by,
    )
    ReplyQuestion.objects.bulk_create(
        ReplyQuestion(request=request, position=n, text=text) for n, text in enumerate(asked.questions)
    )
    overtake(request)
    data = {**facts_of(request), "question": "\n".join(asked.questions), "sent_at": sent_at.isoformat()}
    record(EventKind.REPLY_ASKED, Subject.CLAIM, claim.pk, by=by, data=data)
    return request


@transaction.atomic
def skip(*, claim: Claim, party: Party, reason: str, by: User) -> ReplyRequest:
    """Record why a party is not asked. Raises NotAllowed, WrongState or Missing."""
    check_permission(by, Permission.ASK_REPLY)
    curation.check_open_for_questions(locks.hold(claim))
    reason = reason.strip()
    check_keepable(note=reason)
    if not reason:
        sentence = say("Say why this party is not asked.")
        raise Missing(sentence, {"note": sentence})
    request = ReplyRequest.objects.create(
        claim=claim,
        party=party,
        asked_by=by,
        outcome=ReplyOutcome.NOT_ASKED.value,
        note=reason,
        closed_at=timezone.now(),
    )
    overtake(request)
    record(EventKind.REPLY_CLOSED, Subject.CLAIM, claim.pk, by=by, data=facts_of(request))
    return request


@transaction.atomic
def extend(*, request: ReplyRequest, extension: Extension, by: User) -> ReplyRequest:
    """Give the party more time; its link then works longer too. Raises NotAllowed, WrongState or Missing."""
    check_permission(by, Permission.ASK_REPLY)
    locks.hold_with(request)
    request = ReplyRequest.objects.select_related("party").get(pk=request.pk)
    policy.check_open(request)
    policy.check_later(request, extension.deadline, timezone.now())
    ReplyExtension.objects.create(
        request=request,
        before=request.deadline,
        after=extension.deadline,
        reason=extension.reason,
        given_by=by,
    )
    before = request.deadline.isoformat() if request.deadline else None
    request.deadline, request.overdue_said_at = extension.deadline, None
    request.save(update_fields=["deadline", "overdue_said_at"])
    request.links.filter(revoked_at__isnull=True).update(expires_at=open_until(extension.deadline))
    overtake(request)
    data = {**facts_of(request), "deadline_before": before, "reason": extension.reason}
    record(EventKind.REPLY_EXTENDED, Subject.CLAIM, request.claim_id, by=by, data=data)
    return request


@transaction.atomic
def close(
    *, request: ReplyRequest, outcome: ReplyOutcome, words: str, by: User, quotable: bool = True
) -> ReplyRequest:
    """Record how it ended; `words` are the answer, or a note. It may be late.

    Raises NotAllowed, Missing, or WrongState where it has ended already.
    """
    check_permission(by, Permission.ASK_REPLY)
    words = words.strip()
    check_keepable(words=words)
    locks.hold_with(request)
    request = ReplyRequest.objects.select_related("party", "claim").get(pk=request.pk)
    policy.check_open(request)
    unnamed = anonymity.unnamed_voices(request.claim, [request.party]).get(request.party_id, [])
    policy.check_outcome(outcome, request.party.name, unnamed)
    if outcome is ReplyOutcome.ANSWERED:
        if not words:
            sentence = say("Write down the answer.")
            raise Missing(sentence, {"words": sentence})
        return keep_answer(
            EventKind.REPLY_CLOSED,
            request=request,
            words=words,
            pinpoint=way_of(request),
            quotable=quotable,
            by=by,
        )
    request.outcome, request.note, request.closed_at = outcome.value, words, timezone.now()
    request.save(update_fields=["outcome", "note", "closed_at"])
    overtake(request)
    record(EventKind.REPLY_CLOSED, Subject.CLAIM, request.claim_id, by=by, data=facts_of(request))
    return request
