"""Writing the history."""

from typing import Any

from django.utils import timezone

from claims.actions import rule_wake
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
    that it reads back from the database exactly as it was hashed. What is written of a claim
    lets the rules look at it.
    """
    HistoryHead.objects.get_or_create(
        subject=subject.value, subject_id=subject_id, defaults={"position": 0, "hash": GENESIS}
    )
    head = HistoryHead.objects.select_for_update().get(subject=subject.value, subject_id=subject_id)
    at = timezone.now()
    said: dict[str, Any] = {
        "subject": subject.value,
        "subject_id": subject_id,
        "position": head.position + 1,
        "kind": kind.value,
        "at": at,
        "actor_id": by.pk,
        "actor_name": by.display_name,
        "data": data or {},
    }
    entry = HistoryEntry.objects.create(
        **said, previous_hash=head.hash, hash=entry_hash(entry_fields(**said), head.hash)
    )
    head.position, head.hash = entry.position, entry.hash
    head.save(update_fields=["position", "hash"])
    if subject is Subject.CLAIM:
        rule_wake.wake(kind, subject_id)
    return entry
