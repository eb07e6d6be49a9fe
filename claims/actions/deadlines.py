"""What happens when the day has come by which a claim was to be done."""

from datetime import datetime

from django.db import transaction

from claims.actions import outbox
from claims.actions.history import record
from claims.domain.actors import DESK
from claims.domain.events import EventKind, Subject
from claims.domain.states import State
from claims.domain.topics import Topic
from claims.models import Claim

WORKED_ON = (State.TRIAGED, State.RESEARCHING, State.SECOND_READING)
MOST = 200
"""Claims said overdue in one go: the rest follows at the next."""


@transaction.atomic
def say_overdue(now: datetime) -> int:
    """Say once of every claim that is not done by its time that it is overdue; how many those were."""
    late = Claim.objects.filter(
        due_at__lte=now, overdue_said_at__isnull=True, state__in=[str(state) for state in WORKED_ON]
    )
    claims = list(late.select_for_update(skip_locked=True).order_by("pk")[:MOST])
    for claim in claims:
        Claim.objects.filter(pk=claim.pk).update(overdue_said_at=now)
        due_at = claim.due_at.isoformat() if claim.due_at else None
        entry = record(EventKind.CLAIM_OVERDUE, Subject.CLAIM, claim.pk, by=DESK, data={"due_at": due_at})
        outbox.emit(Topic.CLAIM_OVERDUE, key=f"claim:{claim.pk}", object_id=entry.pk)
    return len(claims)
