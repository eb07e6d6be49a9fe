"""Days on which somebody is to look at a claim again: planning them, and saying that they have come."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from claims.actions import locks, verdicts
from claims.actions.history import record
from claims.domain.actors import DESK
from claims.domain.events import EventKind, Subject
from claims.domain.roles import Permission
from claims.domain.states import State
from claims.domain.topics import Topic
from claims.domain.wording import day_in_words
from claims.models import Claim, User
from claims.policy import curation
from claims.policy.permissions import check_permission

LOOKED_AT = (State.TRIAGED, State.RESEARCHING, State.SECOND_READING, State.PUBLISHED)
"""States in which a day to look again means something."""

MOST = 200
"""Claims said in one go: the rest follows at the next."""


@transaction.atomic
def plan(*, claim: Claim, day: date | None, by: User) -> Claim:
    """Set the day to look again, or take it away. Raises NotAllowed, WrongState or Missing."""
    check_permission(by, Permission.PLAN_RECHECK)
    locked = locks.hold(claim)
    curation.check_recheck(locked, day, timezone.localdate())
    Claim.objects.filter(pk=claim.pk).update(recheck_on=day, recheck_said_at=None)
    data = {"recheck_before": _told(locked.recheck_on), "recheck_on": _told(day)}
    record(EventKind.CLAIM_RECHECK_PLANNED, Subject.CLAIM, claim.pk, by=by, data=data)
    return Claim.objects.get(pk=claim.pk)


@transaction.atomic
def say_come(now: datetime) -> int:
    """Say once of every claim whose day has come that it is to be looked at again; how many those were.

    A published verdict is thereby stale.
    """
    come = Claim.objects.filter(
        recheck_on__lte=timezone.localdate(now),
        recheck_said_at__isnull=True,
        state__in=[str(state) for state in LOOKED_AT],
    )
    claims = list(come.select_for_update(skip_locked=True).order_by("pk")[:MOST])
    for claim in claims:
        Claim.objects.filter(pk=claim.pk).update(recheck_said_at=now)
        day = claim.recheck_on
        data = {"recheck_on": day.isoformat() if day else None}
        published = claim.state == State.PUBLISHED
        emits = None if published else Topic.CLAIM_RECHECK_DUE
        record(EventKind.CLAIM_RECHECK_DUE, Subject.CLAIM, claim.pk, by=DESK, data=data, emits=emits)
        if published and day:
            cause = f"The day to look again has come: {day_in_words(day)}."
            verdicts.mark_stale(claim=claim, cause=cause, by=DESK)
    return len(claims)


def _told(day: date | None) -> str:
    return day.isoformat() if day else ""
