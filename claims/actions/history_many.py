"""Writing the history of many subjects in a few statements."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from claims.actions.history import Actor, entry_after
from claims.domain.chain import GENESIS
from claims.domain.events import EventKind, Subject
from claims.models import HistoryEntry, HistoryHead


@dataclass(frozen=True, slots=True)
class Said:
    """What one entry says, and of whom."""

    subject_id: int
    data: dict[str, Any]


def record_many(kind: EventKind, subject: Subject, said: Sequence[Said], *, by: Actor) -> list[HistoryEntry]:
    """Append one entry to each subject's chain, within the caller's transaction. None may come twice."""
    heads = _held_heads(subject, [each.subject_id for each in said])
    at = timezone.now()
    entries = [entry_after(heads[each.subject_id], kind, by=by, at=at, data=each.data) for each in said]
    for entry in entries:
        head = heads[entry.subject_id]
        head.position, head.hash = entry.position, entry.hash
    HistoryHead.objects.bulk_create(
        heads.values(),
        update_conflicts=True,
        unique_fields=["subject", "subject_id"],
        update_fields=["position", "hash"],
    )
    return HistoryEntry.objects.bulk_create(entries)


def _held_heads(subject: Subject, ids: Sequence[int]) -> dict[int, HistoryHead]:
    """The heads of these chains, held until the transaction ends, in the order of their subjects."""

    def held() -> dict[int, HistoryHead]:
        rows = HistoryHead.objects.filter(subject=subject.value, subject_id__in=ids).order_by("subject_id")
        return {
            subject_id: HistoryHead(
                subject=subject.value, subject_id=subject_id, position=position, hash=hash_
            )
            for subject_id, position, hash_ in rows.select_for_update().values_list(
                "subject_id", "position", "hash"
            )
        }

    found = held()
    if missing := sorted(set(ids) - set(found)):
        HistoryHead.objects.bulk_create(
            [
                HistoryHead(subject=subject.value, subject_id=each, position=0, hash=GENESIS)
                for each in missing
            ],
            ignore_conflicts=True,
        )
        found = held()
    return found
