"""Saying what comes first."""

from django.db import transaction

from claims.actions import locks
from claims.actions.history import Actor, record
from claims.domain.events import EventKind, Subject
from claims.domain.roles import Permission
from claims.models import Claim, User
from claims.policy import curation
from claims.policy.permissions import check_permission


@transaction.atomic
def change(*, claim: Claim, priority: int, by: User, acting: Actor | None = None) -> Claim:
    """Set the priority, 1 (first) to 3. Returns the claim as it is afterwards.

    `acting` is what acts with the rights of `by`, such as a rule. Raises NotAllowed, or WrongState
    once nothing is left to do.
    """
    check_permission(by, Permission.PRIORITISE)
    held = locks.hold(claim)
    curation.check_open_for_priority(held)
    if held.priority != priority:
        before, held.priority = held.priority, priority
        held.save(update_fields=["priority"])
        record(
            EventKind.CLAIM_PRIORITISED,
            Subject.CLAIM,
            held.pk,
            by=acting or by,
            data={"before": before, "after": priority},
        )
    return held
