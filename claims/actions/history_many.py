"""Writing the history of many subjects in a few statements."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection
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
    if not said:
        return []
    heads = _held_heads(subject, [each.subject_id for each in said])
    at = timezone.now()
    entries = [entry_after(heads[each.subject_id], kind, by=by, at=at, data=each.data) for each in said]
    _advance(entries)
    _insert(entries)
    return entries


_ADVANCE = """
    UPDATE claims_historyhead AS head SET position = new.position, hash = new.hash
    FROM unnest(%s::bigint[], %s::int[], %s::text[]) AS new (subject_id, position, hash)
    WHERE head.subject = %s AND head.subject_id = new.subject_id
"""
_INSERT = """
    INSERT INTO claims_historyentry
        (subject, subject_id, position, kind, at, actor_id, actor_name, data, previous_hash, hash)
    SELECT %s, new.subject_id, new.position, %s, %s, %s, %s, new.data::jsonb, new.previous_hash, new.hash
    FROM unnest(%s::bigint[], %s::int[], %s::text[], %s::text[], %s::text[])
        AS new (subject_id, position, data, previous_hash, hash)
    RETURNING id, subject_id
"""
"""As statements, since a hundred models take longer to turn into SQL than PostgreSQL takes to write them."""


def _advance(entries: Sequence[HistoryEntry]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            _ADVANCE,
            [
                [entry.subject_id for entry in entries],
                [entry.position for entry in entries],
                [entry.hash for entry in entries],
                entries[0].subject,
            ],
        )


def _insert(entries: Sequence[HistoryEntry]) -> None:
    """Write them, and give each its number."""
    first = entries[0]
    with connection.cursor() as cursor:
        cursor.execute(
            _INSERT,
            [
                first.subject,
                first.kind,
                first.at,
                first.actor_id,
                first.actor_name,
                [entry.subject_id for entry in entries],
                [entry.position for entry in entries],
                [json.dumps(entry.data, ensure_ascii=False) for entry in entries],
                [entry.previous_hash for entry in entries],
                [entry.hash for entry in entries],
            ],
        )
        numbers = {subject_id: number for number, subject_id in cursor.fetchall()}
    for entry in entries:
        entry.pk = numbers[entry.subject_id]


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
