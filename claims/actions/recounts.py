"""Keeping with what was decided how many independent sources verdicts and proposals have since."""

from collections.abc import Mapping
from typing import Any

from claims.actions.history import Actor, record
from claims.domain.events import EventKind, Subject
from claims.domain.topics import Topic
from claims.models import HistoryEntry
from claims.queries import recounts


def record_with(
    before: Mapping[int, int],
    kind: EventKind,
    subject: Subject,
    subject_id: int,
    *,
    by: Actor,
    data: Mapping[str, Any],
) -> HistoryEntry:
    """Record what was done, with each claim that has another number of sources than `before`, by its number.

    Those are looked at again, once the caller's transaction has ended.
    """
    now = recounts.of(before)
    changed = [
        {"claim": number, "before": count, "after": now[number]}
        for number, count in sorted(before.items())
        if number in now and now[number] != count
    ]
    if not changed:
        return record(kind, subject, subject_id, by=by, data=dict(data))
    return record(
        kind, subject, subject_id, by=by, data={**data, "recounted": changed}, emits=Topic.SOURCES_RECOUNTED
    )
