"""Writing the history."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from claims.domain.actors import System
from claims.domain.chain import GENESIS, entry_fields, entry_hash
from claims.domain.events import EventKind, Subject
from claims.models import HistoryEntry, HistoryHead, User

Actor = User | System


def record(
    kind: EventKind,
    subject: Subject,
    subject_id: int,
    *,
    by: Actor,
    data: dict[str, Any] | None = None,
) -> HistoryEntry:
    """Append one entry to the subject's chain, within the caller's transaction.

    `data` holds strings, whole numbers, booleans, null, and lists and objects of these, so
    that it reads back from the database exactly as it was hashed.
    """
    head = _held_head(subject, subject_id)
    entry = entry_after(head, kind, by=by, at=timezone.now(), data=data or {})
    entry.save(force_insert=True)
    head.position, head.hash = entry.position, entry.hash
    head.save(update_fields=["position", "hash"])
    return entry


def entry_after(
    head: HistoryHead, kind: EventKind, *, by: Actor, at: datetime, data: dict[str, Any]
) -> HistoryEntry:
    """The entry that follows where this chain ends; not saved."""
    said: dict[str, Any] = {
        "subject": head.subject,
        "subject_id": head.subject_id,
        "position": head.position + 1,
        "kind": kind.value,
        "at": at,
        "actor_id": by.pk,
        "actor_name": by.display_name,
        "data": data,
    }
    return HistoryEntry(**said, previous_hash=head.hash, hash=entry_hash(entry_fields(**said), head.hash))


def _held_head(subject: Subject, subject_id: int) -> HistoryHead:
    """Where the chain ends, held until the transaction ends; made for the first entry."""
    chain = HistoryHead.objects.select_for_update().filter(subject=subject.value, subject_id=subject_id)
    found = chain.first()
    if found is None:
        HistoryHead.objects.get_or_create(
            subject=subject.value, subject_id=subject_id, defaults={"position": 0, "hash": GENESIS}
        )
        found = chain.get()
    return found
