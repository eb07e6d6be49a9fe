"""Merging a party into the one it turned out to be, and parting them again."""

from django.db import transaction
from django.utils import timezone

from claims.actions import belongings, locks
from claims.actions.history import record
from claims.actions.recounts import record_with
from claims.domain.events import EventKind, Subject
from claims.domain.merge_request import MergeRequest
from claims.domain.refusals import WrongState
from claims.domain.roles import Permission
from claims.domain.tongue import say
from claims.models import Merge, MovedRow, Party, PartyAlias, User
from claims.policy import merging, naming
from claims.policy.permissions import check_permission
from claims.queries import merges, recounts


@transaction.atomic
def merge(*, party: Party, asked: MergeRequest, by: User) -> Party:
    """Give all that one party said and is to the other, and its name as another name. Returns the kept one.

    Later articles that write the merged name find the kept party. Raises NotAllowed, WrongState,
    or Missing (no such party to merge into).
    """
    check_permission(by, Permission.MERGE_PARTIES)
    held = locks.hold_parties([party.pk, asked.into])
    party, kept = held[party.pk], merges.party_to_keep(asked.into)
    merging.check_parties(party, kept)
    counted = recounts.of_parties([party.pk, kept.pk])
    made = Merge.objects.create(
        subject=Subject.PARTY.value, kept_id=kept.pk, merged_id=party.pk, reason=asked.reason, made_by=by
    )
    _free(made, kept)
    moved = belongings.carry(made, belongings.OF_PARTY)
    _name_too(made, party, kept)
    Party.objects.filter(pk=party.pk).update(merged_into=kept)
    _note(EventKind.PARTY_MERGED, made, party, kept, moved, counted, by)
    return Party.objects.get(pk=kept.pk)


@transaction.atomic
def merge_all(*, parties: list[Party], asked: MergeRequest, by: User) -> Party:
    """Merge several parties into one, all or none. Returns the kept one. Raises as `merge`."""
    kept = merges.party_to_keep(asked.into)
    for party in parties:
        kept = merge(party=party, asked=asked, by=by)
    return kept


@transaction.atomic
def undo(*, party: Party, by: User) -> Party:
    """Give a merged party back exactly what it had. Returns it.

    Raises NotAllowed, or WrongState where this must wait or was done already.
    """
    check_permission(by, Permission.MERGE_PARTIES)
    made = merges.in_force(Subject.PARTY, party.pk)
    if made is None:
        raise WrongState(say("{party} is not merged into another party.", party=party.name))
    held = locks.hold_parties([made.kept_id, made.merged_id])
    made = Merge.objects.select_for_update().get(pk=made.pk)
    party, kept = held[made.merged_id], held[made.kept_id]
    merging.check_may_part(made, kept, kept.name)
    counted = recounts.of_parties([party.pk, kept.pk])
    Merge.objects.filter(pk=made.pk).update(undone_at=timezone.now(), undone_by=by)
    Party.objects.filter(pk=party.pk).update(merged_into=None)
    touched = made.moved_rows
    PartyAlias.objects.filter(
        pk__in=touched.filter(table="partyalias", how="made").values("row_id"), party=kept
    ).delete()
    belongings.bring_back(made, belongings.OF_PARTY)
    if touched.filter(how="emptied").exists():
        Party.objects.filter(pk=kept.pk, controlled_by=None).update(controlled_by=party)
    naming.check_no_ring(Party.objects.get(pk=party.pk))
    _note(EventKind.PARTY_UNMERGED, made, party, kept, {}, counted, by)
    return Party.objects.get(pk=party.pk)


def _free(made: Merge, kept: Party) -> None:
    """A party that the merged one controls would control itself now."""
    if kept.controlled_by_id == made.merged_id:
        Party.objects.filter(pk=kept.pk).update(controlled_by=None)
        MovedRow.objects.create(
            merge=made, table="party", column="controlled_by", row_id=kept.pk, how="emptied"
        )


def _name_too(made: Merge, party: Party, kept: Party) -> None:
    """The merged name is another name of the kept party, unless it is one already."""
    known = kept.aliases.filter(name__iexact=party.name).exists()
    if not known and party.name.casefold() != kept.name.casefold():
        alias = PartyAlias.objects.create(party=kept, name=party.name)
        MovedRow.objects.create(merge=made, table="partyalias", column="party", row_id=alias.pk, how="made")


def _note(
    kind: EventKind,
    made: Merge,
    party: Party,
    kept: Party,
    moved: dict[str, int],
    counted: dict[int, int],
    by: User,
) -> None:
    data = {
        "merge": made.pk,
        "merged": party.name,
        "kept": kept.name,
        "reason": made.reason,
        "moved": ", ".join(f"{table} {count}" for table, count in moved.items()),
    }
    record(kind, Subject.PARTY, party.pk, by=by, data=data)
    record_with(counted, kind, Subject.PARTY, kept.pk, by=by, data=data)
