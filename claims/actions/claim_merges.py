"""Merging a claim into the one it repeats, and parting them again."""

from django.db import transaction
from django.utils import timezone

from claims.actions import belongings, claims, counters, locks, reviews, verdicts
from claims.actions.history import record
from claims.domain.events import EventKind, Subject
from claims.domain.inputs import MoveInputs
from claims.domain.merge_request import MergeRequest
from claims.domain.refusals import WrongState
from claims.domain.roles import Permission
from claims.domain.tongue import say
from claims.domain.transitions import Move
from claims.models import Claim, Merge, User
from claims.policy import merging
from claims.policy.permissions import check_permission
from claims.queries import appearances, merges


@transaction.atomic
def merge(*, claim: Claim, asked: MergeRequest, version: int, by: User) -> Claim:
    """Set the claim aside as a duplicate and give all it has to the other. Returns the kept claim.

    `version` is the version of the merged claim that the person saw. Raises NotAllowed, Stale,
    WrongState, or Missing (no such claim to merge into, or no reason).
    """
    check_permission(by, Permission.MERGE_CLAIMS)
    locks.hold_all(appearances.with_parts([claim.pk, asked.into]))
    claim, kept = locks.hold(claim), merges.claim_to_keep(asked.into)
    merging.check_may_go(claim)
    merging.check_may_stay(claim, kept)
    inputs = MoveInputs(reason=asked.reason, duplicate_of=kept.pk)
    claims.move(claim=claim, move=Move.SET_ASIDE, version=version, inputs=inputs, by=by)
    made = Merge.objects.create(
        subject=Subject.CLAIM.value, kept_id=kept.pk, merged_id=claim.pk, reason=asked.reason, made_by=by
    )
    Claim.objects.filter(pk=claim.pk).update(merged_into=kept)
    moved = belongings.carry(made, belongings.OF_CLAIM)
    _settle(EventKind.CLAIM_MERGED, made, claim, kept, moved, by)
    return Claim.objects.get(pk=kept.pk)


@transaction.atomic
def undo(*, claim: Claim, by: User) -> Claim:
    """Bring a merged claim back to the desk with exactly what it had. Returns it.

    It comes back as any claim that is restored does: new. What the kept claim has got since
    stays there. Raises NotAllowed, or WrongState where this must wait or was done already.
    """
    check_permission(by, Permission.MERGE_CLAIMS)
    made = merges.in_force(Subject.CLAIM, claim.pk)
    if made is None:
        raise WrongState(say("{claim} is not merged into another claim.", claim=claim.number))
    locks.hold_all(appearances.with_parts([made.kept_id, made.merged_id]))
    made = Merge.objects.select_for_update().get(pk=made.pk)
    claim, kept = locks.hold(claim), Claim.objects.select_related("merged_into").get(pk=made.kept_id)
    merging.check_may_part(made, kept, kept.number)
    Merge.objects.filter(pk=made.pk).update(undone_at=timezone.now(), undone_by=by)
    Claim.objects.filter(pk=claim.pk).update(merged_into=None)
    inputs = MoveInputs(reason=f"The merge into {kept.number} was undone.")
    claims.move(claim=claim, move=Move.RESTORE, version=claim.version, inputs=inputs, by=by)
    belongings.bring_back(made, belongings.OF_CLAIM)
    _settle(EventKind.CLAIM_UNMERGED, made, claim, kept, {}, by)
    return Claim.objects.select_related("assignee").get(pk=claim.pk)


def _settle(kind: EventKind, made: Merge, claim: Claim, kept: Claim, moved: dict[str, int], by: User) -> None:
    """Count again, overtake what was proposed or published without this, and tell both histories."""
    counters.recount([claim.pk, kept.pk])
    merged = kind is EventKind.CLAIM_MERGED
    what = f"{claim.number} was " + ("merged into {}" if merged else "parted from {} again")
    reviews.overtake(claim_id=kept.pk, cause=f"{what.format('it')} after it was proposed.")
    whole = f"{kept.number}, which this is part of,"
    for part_id in kept.parts.order_by("pk").values_list("pk", flat=True):
        reviews.overtake(claim_id=part_id, cause=f"{what.format(whole)} after it was proposed.")
    verdicts.mark_stale(claim=kept, cause=f"{what.format('it')}.", by=by)
    data = {
        "merge": made.pk,
        "merged": claim.number,
        "kept": kept.number,
        "reason": made.reason,
        "moved": ", ".join(f"{table} {count}" for table, count in moved.items()),
    }
    record(kind, Subject.CLAIM, claim.pk, by=by, data=data)
    record(kind, Subject.CLAIM, kept.pk, by=by, data=data)
