"""Links by which an asked party answers without an account: made, revoked, and used once."""

from django.db import transaction
from django.utils import timezone

from claims.actions import locks
from claims.actions.history import record
from claims.actions.reply_records import facts_of, keep_answer, open_until
from claims.domain.actors import System
from claims.domain.events import EventKind, Subject
from claims.domain.keys import digest_of
from claims.domain.refusals import WrongState
from claims.domain.replies import Answer, in_one
from claims.domain.roles import Permission
from claims.domain.tongue import say
from claims.models import ReplyLink, ReplyQuestion, ReplyRequest, User
from claims.policy import replies as policy
from claims.policy.permissions import check_permission
from claims.publishing import reply_links


@transaction.atomic
def make(*, request: ReplyRequest, by: User) -> str:
    """The address to send to the party, shown this once; one that was made before stops working.

    Raises NotAllowed, or WrongState where the question is closed.
    """
    check_permission(by, Permission.ASK_REPLY)
    request = _held(request)
    policy.check_open(request)
    request.links.filter(revoked_at__isnull=True).update(revoked_at=timezone.now())
    key = reply_links.new_key()
    link = ReplyLink.objects.create(
        request=request, digest=digest_of(key), made_by=by, expires_at=open_until(request.deadline)
    )
    data = {**facts_of(request), "until": link.expires_at.isoformat()}
    record(EventKind.REPLY_LINK_MADE, Subject.CLAIM, request.claim_id, by=by, data=data)
    return reply_links.address_of(key)


@transaction.atomic
def revoke(*, request: ReplyRequest, by: User) -> None:
    """Let the link work no more. Raises NotAllowed, or WrongState where there is none."""
    check_permission(by, Permission.ASK_REPLY)
    request = _held(request)
    if not request.links.filter(revoked_at__isnull=True).update(revoked_at=timezone.now()):
        raise WrongState(say("There is no link that could be revoked."))
    record(EventKind.REPLY_LINK_REVOKED, Subject.CLAIM, request.claim_id, by=by, data=facts_of(request))


@transaction.atomic
def answer(*, link: ReplyLink, given: Answer) -> ReplyRequest:
    """Keep what the party answered by its link, once. Raises WrongState where the link takes no answer."""
    request = _held(link.request)
    link = ReplyLink.objects.select_related("request").get(pk=link.pk)
    policy.check_link(link, timezone.now())
    questions = list(request.questions.all())
    for question, words in zip(questions, given.answers, strict=True):
        question.answer = words
    ReplyQuestion.objects.bulk_update(questions, ["answer"])
    request.answered_by, request.answered_as = given.name, given.role
    return keep_answer(
        EventKind.REPLY_ANSWERED,
        request=request,
        words=in_one([question.text for question in questions], given.answers),
        pinpoint="By its link",
        quotable=given.quotable,
        by=System(f"{request.party.name}, by its link"),
    )


def _held(request: ReplyRequest) -> ReplyRequest:
    """The request as it is now; nobody else closes it before the caller's transaction ends."""
    locks.hold_with(request)
    return ReplyRequest.objects.select_related("party", "claim").get(pk=request.pk)
