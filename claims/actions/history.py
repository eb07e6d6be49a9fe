"""Writing the history."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import connection
from django.utils import timezone

from claims.actions import outbox, rule_wake
from claims.domain.actors import System
from claims.domain.chain import GENESIS, canonical, said
from claims.domain.events import EventKind, Subject
from claims.domain.topics import QUEUE_OF, Topic
from claims.models import HistoryEntry, User

Actor = User | System

LONGEST_NAME = 300
"""Characters that an entry keeps of an actor's name: a party's own may be as long, before what it acts by."""

_HASH = "encode(sha256(convert_to({words} || E'\\t' || {position} || E'\\t' || {previous}, 'UTF8')), 'hex')"
_FIRST = _HASH.format(words="words", position="1", previous=f"'{GENESIS}'")
_NEXT = _HASH.format(
    words="(SELECT words FROM given WHERE given.subject_id = head.subject_id)",
    position="(head.position + 1)",
    previous="head.hash",
)

_APPEND = f"""
WITH given AS (
    SELECT * FROM unnest(%(ids)s::bigint[], %(words)s::text[], %(data)s::text[])
        AS given (subject_id, words, data)
), head AS (
    INSERT INTO claims_historyhead AS head (subject, subject_id, position, previous_hash, hash)
    SELECT %(subject)s::text, subject_id, 1, '{GENESIS}', {_FIRST} FROM given ORDER BY subject_id
    ON CONFLICT (subject, subject_id) DO UPDATE SET
        position = head.position + 1,
        previous_hash = head.hash,
        hash = {_NEXT}
    RETURNING subject_id, position, previous_hash, hash
), entry AS (
    INSERT INTO claims_historyentry
        (subject, subject_id, kind, at, actor_id, actor_name, data, position, previous_hash, hash)
    SELECT %(subject)s::text, subject_id, %(kind)s, %(at)s, %(actor_id)s, %(actor_name)s, data::json,
        position, previous_hash, hash
    FROM head JOIN given USING (subject_id)
    RETURNING id, subject_id, position, previous_hash, hash
), effect AS (
    {outbox.INTO}
    SELECT %(topic)s::text, %(queue)s::text, %(subject)s::text || ':' || subject_id, id, 0, ''
    FROM entry WHERE %(topic)s::text IS NOT NULL
), woken AS ({rule_wake.ROWS})
SELECT id, subject_id, position, previous_hash, hash, (SELECT count(*) FROM woken) FROM entry
"""  # noqa: S608 - our own words
"""One statement: whoever writes second waits at the head's row, and then reads it as the first left it.

What follows from an entry is left for later in the same breath: the request pays for one trip.
"""


@dataclass(frozen=True, slots=True)
class Said:
    """What an entry says of one subject.

    `data` holds strings, whole numbers, booleans, null, and lists and objects of these, so
    that it reads back from the database exactly as it was hashed.
    """

    subject_id: int
    data: dict[str, Any] = field(default_factory=dict)


def record(
    kind: EventKind,
    subject: Subject,
    subject_id: int,
    *,
    by: Actor,
    data: dict[str, Any] | None = None,
    emits: Topic | None = None,
) -> HistoryEntry:
    """Append one entry to the subject's chain, within the caller's transaction.

    `data` as `Said` has it, `emits` as `record_many` does.
    """
    (entry,) = record_many(kind, subject, [Said(subject_id, data or {})], by=by, emits=emits)
    return entry


def record_many(
    kind: EventKind, subject: Subject, entries: Sequence[Said], *, by: Actor, emits: Topic | None = None
) -> list[HistoryEntry]:
    """Append one entry to each of these chains, all different, within the caller's transaction.

    Returns them in the order given. `emits` leaves a row of that topic in the outbox for each, whose
    object is the entry and whose key is the subject. What is written of a claim lets the rules look at it.
    """
    shared: dict[str, Any] = {
        "subject": subject.value,
        "kind": kind.value,
        "at": timezone.now(),
        "actor_id": by.pk,
        "actor_name": by.display_name[:LONGEST_NAME],
    }
    wakes = rule_wake.topic(kind, subject)
    asked = {
        **shared,
        **_row("", emits),
        **_row("rules_", wakes),
        "ids": [each.subject_id for each in entries],
        "data": [canonical(each.data) for each in entries],
        "words": [said(**shared, subject_id=each.subject_id, data=each.data) for each in entries],
    }
    with connection.cursor() as cursor:
        cursor.execute(_APPEND, asked)
        rows = {row[1]: row for row in cursor.fetchall()}
    if emits:
        outbox.hint(QUEUE_OF[emits])
    if wakes and any(woken for *_, woken in rows.values()):
        outbox.hint(QUEUE_OF[wakes])
    return [_entry(shared, each, rows[each.subject_id]) for each in entries]


def _row(prefix: str, topic: Topic | None) -> dict[str, str | None]:
    return {
        f"{prefix}topic": topic.value if topic else None,
        f"{prefix}queue": QUEUE_OF[topic].value if topic else None,
    }


def _entry(shared: dict[str, Any], each: Said, row: tuple[int, int, int, str, str, int]) -> HistoryEntry:
    number, subject_id, position, previous, digest, _ = row
    return HistoryEntry(
        **shared,
        pk=number,
        subject_id=subject_id,
        data=each.data,
        position=position,
        previous_hash=previous,
        hash=digest,
    )
