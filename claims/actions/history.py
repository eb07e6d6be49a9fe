"""Writing the history."""

import json
from typing import Any

from django.db import connection
from django.utils import timezone

from claims.domain.actors import System
from claims.domain.chain import GENESIS, said
from claims.domain.events import EventKind, Subject
from claims.models import HistoryEntry, User

Actor = User | System

_HASH = "encode(sha256(convert_to(%(words)s || E'\\t' || {position} || E'\\t' || {previous}, 'UTF8')), 'hex')"

_APPEND = f"""
WITH head AS (
    INSERT INTO claims_historyhead AS head (subject, subject_id, position, previous_hash, hash)
    VALUES (
        %(subject)s, %(subject_id)s, 1, '{GENESIS}', {_HASH.format(position="1", previous=f"'{GENESIS}'")}
    )
    ON CONFLICT (subject, subject_id) DO UPDATE SET
        position = head.position + 1,
        previous_hash = head.hash,
        hash = {_HASH.format(position="(head.position + 1)", previous="head.hash")}
    RETURNING position, previous_hash, hash
)
INSERT INTO claims_historyentry
    (subject, subject_id, kind, at, actor_id, actor_name, data, position, previous_hash, hash)
SELECT %(subject)s, %(subject_id)s, %(kind)s, %(at)s, %(actor_id)s, %(actor_name)s, %(data)s::jsonb,
    position, previous_hash, hash
FROM head
RETURNING id, position, previous_hash, hash
"""  # noqa: S608 - our own words
"""One statement: whoever writes second waits at the head's row, and then reads it as the first left it."""


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
    fields: dict[str, Any] = {
        "subject": subject.value,
        "subject_id": subject_id,
        "kind": kind.value,
        "at": timezone.now(),
        "actor_id": by.pk,
        "actor_name": by.display_name,
        "data": data or {},
    }
    asked = {**fields, "data": json.dumps(fields["data"]), "words": said(**fields)}
    with connection.cursor() as cursor:
        cursor.execute(_APPEND, asked)
        number, position, previous, digest = cursor.fetchone()
    return HistoryEntry(**fields, pk=number, position=position, previous_hash=previous, hash=digest)
