"""What happens when the time of an asked party is over and no answer came."""

from datetime import datetime

from django.db import transaction

from claims.actions import locks
from claims.actions.history import record
from claims.actions.reply_records import facts_of
from claims.domain.actors import DESK
from claims.domain.events import EventKind, Subject
from claims.domain.states import State
from claims.domain.topics import Topic
from claims.models import ReplyRequest

NOBODY_WAITS = (State.SET_ASIDE, State.WITHDRAWN)
MOST = 200
"""Questions said overdue in one go: the rest follows at the next."""


@transaction.atomic
def say_passed(now: datetime) -> int:
    """Say once of every open question whose deadline is over that it is; how many those were."""
    late = (
        ReplyRequest.objects.filter(deadline__lte=now, outcome__isnull=True, overdue_said_at__isnull=True)
        .exclude(claim__state__in=[str(state) for state in NOBODY_WAITS])
        .order_by("pk")
    )
    claim_ids = set(late.values_list("claim_id", flat=True)[:MOST])
    locks.hold_all(claim_ids)
    requests = list(late.filter(claim__in=claim_ids).select_related("party")[:MOST])
    for request in requests:
        ReplyRequest.objects.filter(pk=request.pk).update(overdue_said_at=now)
        record(
            EventKind.REPLY_OVERDUE,
            Subject.CLAIM,
            request.claim_id,
            by=DESK,
            data=facts_of(request),
            emits=Topic.REPLY_OVERDUE,
        )
    return len(requests)
