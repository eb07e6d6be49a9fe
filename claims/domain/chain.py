"""What a history entry says, as bytes, and the hash that ties it to the one before it.

An entry's line is its row as PostgreSQL copies it out (`COPY … TO STDOUT`): the columns of `COLUMNS`, tabs
between them. Its hash is SHA-256 over that line up to the hash itself; the first entry of a chain follows
`GENESIS`. So anybody with psql and sha256sum can check it. Older entries, hashed as JSON, still hold.
"""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any, NamedTuple

GENESIS = "0" * 64

Chain = tuple[str, int]
"""What it is about, and its number."""

COLUMNS = (
    "subject", "subject_id", "kind", "at", "actor_id", "actor_name", "data",
    "position", "previous_hash", "hash",
)  # fmt: skip

NULL = r"\N"
_ESCAPES = str.maketrans(
    {"\\": r"\\", "\b": r"\b", "\f": r"\f", "\n": r"\n", "\r": r"\r", "\t": r"\t", "\v": r"\v"}
)
_ESCAPED = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"}


class Point(NamedTuple):
    """How far a chain has come: the position of an entry and its hash; before the first, 0 and `GENESIS`."""

    position: int
    hash: str


BEGINNING = Point(0, GENESIS)


def said(
    *,
    subject: str,
    subject_id: int,
    kind: str,
    at: datetime,
    actor_id: int | None,
    actor_name: str,
    data: Mapping[str, Any],
) -> str:
    """The part of an entry's line that is known before its place in the chain is. `at` knows its zone."""
    actor = NULL if actor_id is None else str(actor_id)
    return "\t".join(
        (
            _escaped(subject), str(subject_id), _escaped(kind), _time(at), actor, _escaped(actor_name),
            _escaped(canonical(data)),
        )
    )  # fmt: skip


def canonical(data: Mapping[str, Any]) -> str:
    """The text that is kept of what an entry says: shorter keys first, as PostgreSQL orders them in jsonb."""
    return json.dumps(_in_order(data), ensure_ascii=False)


def hashed(words: str, after: Point) -> bytes:
    """What the hash of the entry that says `words` is taken of, where it comes after that point."""
    return f"{words}\t{after.position + 1}\t{after.hash}".encode()


def entry_hash(words: str, after: Point) -> str:
    """64 lowercase hexadecimal digits."""
    return sha256(hashed(words, after)).hexdigest()


def holds(payload: bytes, digest: str) -> bool:
    """Whether this is the hash of a line (up to its hash), by today's formula or the one before it.

    Raises ValueError where the line is no entry's.
    """
    if sha256(payload).hexdigest() == digest:
        return True
    subject, number, kind, at, actor, name, data, position, previous = map(
        _plain, payload.decode().split("\t")
    )
    fields = {
        "subject": subject,
        "subject_id": int(number),
        "kind": kind,
        "at": datetime.fromisoformat(at),
        "actor_id": None if actor == NULL else int(actor),
        "actor_name": name,
        "data": json.loads(data),
    }
    after = Point(int(position) - 1, previous)
    return digest in {entry_hash(said(**fields), after), _hash_of_json(fields, after)}


def _hash_of_json(fields: Mapping[str, Any], after: Point) -> str:
    """The first formula: canonical JSON (sorted keys, no spaces) of the fields and the hash before."""
    at = fields["at"].astimezone(UTC).isoformat(timespec="microseconds")
    payload = json.dumps(
        {"fields": {**fields, "at": at, "position": after.position + 1}, "previous": after.hash},
        sort_keys=True,
        separators=(",", ":"),
        ensure_ascii=False,
    )
    return sha256(payload.encode()).hexdigest()


def _escaped(text: str) -> str:
    return text.translate(_ESCAPES)


def _plain(text: str) -> str:
    if "\\" not in text or text == NULL:
        return text
    letters = iter(text)
    return "".join(
        letter if letter != "\\" else _ESCAPED.get(then := next(letters, ""), then) for letter in letters
    )


def _time(at: datetime) -> str:
    """As PostgreSQL writes it in UTC: no zeros at the end of the fraction."""
    text = at.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f").rstrip("0").rstrip(".")
    return f"{text}+00"


def _in_order(value: Any) -> Any:
    if isinstance(value, Mapping):
        keys = sorted(value, key=lambda key: (len(key.encode()), key.encode()))
        return {key: _in_order(value[key]) for key in keys}
    if isinstance(value, list | tuple):
        return [_in_order(each) for each in value]
    return value
