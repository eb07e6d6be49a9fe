"""The hash that ties each history entry to the one before it.

SHA-256 over canonical JSON (sorted keys, no spaces, UTF-8) of the entry's own fields and the
hash of its predecessor; the first entry of a chain follows `GENESIS`.
"""

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

GENESIS = "0" * 64


def entry_fields(
    *,
    subject: str,
    subject_id: int,
    position: int,
    kind: str,
    at: datetime,
    actor_id: int | None,
    actor_name: str,
    data: Mapping[str, Any],
) -> dict[str, Any]:
    """What an entry says, in the form that its hash covers. Times are UTC, to the microsecond."""
    return {
        "subject": subject,
        "subject_id": subject_id,
        "position": position,
        "kind": kind,
        "at": at.astimezone(UTC).isoformat(timespec="microseconds"),
        "actor_id": actor_id,
        "actor_name": actor_name,
        "data": dict(data),
    }


def entry_hash(fields: Mapping[str, Any], previous: str) -> str:
    """64 lowercase hexadecimal digits. `fields` must be JSON-serialisable."""
    payload = json.dumps(
        {"fields": fields, "previous": previous},
        sort_keys=True,
        separators=(",", ":"),
        ensure_ascii=False,
    )
    return hashlib.sha256(payload.encode()).hexdigest()
