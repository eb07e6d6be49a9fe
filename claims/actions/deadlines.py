"""The day by which a claim is to be done, and what happens when it has come."""

from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from claims.actions.history import record
from claims.domain.actors import DESK
from claims.domain.events import EventKind, Subject
from claims.domain.refusals import Missing, Stale
from claims.domain.roles import Permission
from claims.domain.states import WORKED_ON
from claims.domain.tongue import say
from claims.domain.topics import Topic
from claims.models import Claim, User
from claims.policy import curation
from claims.policy.permissions import check_permission

MOST = 200
"""Claims said overdue in one go: the rest follows at the next."""


@transaction.atomic
def set(*, claim: Claim, due_at: datetime | None, version: int, by: User) -> Claim:  # noqa: A001  # the verb
    """Say by when the claim is to be done, or that it is due no more. Returns it as it is afterwards.

    `version` is the version that the person saw. Raises NotAllowed, Stale (also WrongState), or Missing
    where the time has passed already.
    """
    check_permission(by, Permission.SET_DEADLINE)
    curation.check_open_for_deadline(claim)
    if due_at is not None and due_at <= timezone.now():
        sentence = say("That time has passed already; give one that is still to come.")
        raise Missing(sentence, {"due_at": sentence})
    changed = Claim.objects.filter(pk=claim.pk, version=version, state=claim.state).update(
        due_at=due_at, overdue_said_at=None, version=F("version") + 1
    )
    if changed != 1:
        raise Stale(say("Someone changed this claim first. Look again."))
    record(
        EventKind.CLAIM_DUE_SET,
        Subject.CLAIM,
        claim.pk,
        by=by,
        data={"due_at": _told(due_at), "due_before": _told(claim.due_at)},
        emits=Topic.CLAIM_DUE_SET,
    )
    return Claim.objects.select_related("assignee").get(pk=claim.pk)


@transaction.atomic
def say_overdue(now: datetime) -> int:
    """Say once of every claim that is not done by its time that it is overdue; how many those were."""
    late = Claim.objects.filter(
        due_at__lte=now, overdue_said_at__isnull=True, state__in=[str(state) for state in WORKED_ON]
    )
    claims = list(late.select_for_update(skip_locked=True).order_by("pk")[:MOST])
    for claim in claims:
        Claim.objects.filter(pk=claim.pk).update(overdue_said_at=now)
        record(
            EventKind.CLAIM_OVERDUE,
            Subject.CLAIM,
            claim.pk,
            by=DESK,
            data={"due_at": _told(claim.due_at)},
            emits=Topic.CLAIM_OVERDUE,
        )
    return len(claims)


def _told(at: datetime | None) -> str | None:
    return at.isoformat() if at else None
