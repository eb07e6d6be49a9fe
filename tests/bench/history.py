"""How fast the history is written and walked, against the same without its chain, and against bare hashing.

Each function fills the database of the test run and measures both sides in one process, one after the other.
"""

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from django.db import connection, transaction
from django.utils import timezone

from claims.actions.history import record
from claims.domain.actors import DESK
from claims.domain.chain import BEGINNING, COLUMNS, Point, entry_hash, said
from claims.domain.events import EventKind, Subject
from claims.models import HistoryEntry
from claims.queries import chain, history_lines

CHAIN_LENGTH = 10
_BEGAN = datetime(2026, 1, 1, 8, tzinfo=UTC)


def history_bench(*, entries: int = 1_000_000) -> tuple[float, float]:
    """Seconds to verify so many entries in the database, and to hash the same bytes in memory."""
    _fill(entries)
    began = time.perf_counter()
    walk = chain.verify_all()
    verifying = time.perf_counter() - began
    if walk.broken or walk.entries != entries:
        raise AssertionError(walk.first_broken)
    payloads = [bytes(line)[:-66] for line in history_lines.lines()]
    began = time.perf_counter()
    for payload in payloads:
        sha256(payload).hexdigest()
    return verifying, time.perf_counter() - began


def record_bench(*, entries: int = 5_000) -> tuple[float, float]:
    """Seconds to append so many entries, a transaction each: with their chain, and as bare rows."""
    with_chain = without = 0.0
    # Turn and turn about, so that a slow moment of the machine falls on both.
    for number in range(entries // 100):
        with_chain += _timed(_append, number)
        without += _timed(_insert, number)
    return with_chain, without


def _timed(write: object, number: int) -> float:
    began = time.perf_counter()
    for _ in range(100):
        with transaction.atomic():
            write(number)  # type: ignore[operator]
    return time.perf_counter() - began


def _append(number: int) -> None:
    record(EventKind.CLAIM_MOVED, Subject.CLAIM, number, by=DESK, data=_moved(number))


def _insert(number: int) -> None:
    HistoryEntry.objects.create(
        subject="party", subject_id=number, position=_next(), kind="claim.moved", at=timezone.now(),
        actor_id=None, actor_name=DESK.display_name, data=_moved(number), previous_hash="", hash="",
    )  # fmt: skip


_positions = iter(range(1, 10**9))


def _next() -> int:
    return next(_positions)


def _moved(number: int) -> dict[str, object]:
    return {
        "move": "propose", "from": "researching", "to": "second_reading", "version": number,
        "assignee_before": 3, "assignee": 3, "rating": "false", "as_of": "2026-11-25",
        "reason": f"The register shows otherwise: {number} homes were begun, and half of them were finished.",
    }  # fmt: skip


def _fill(entries: int) -> None:
    with (
        connection.cursor() as cursor,
        cursor.copy(f"COPY claims_historyentry ({', '.join(COLUMNS)}) FROM STDIN") as copy,
    ):
        for line in _lines(entries):
            copy.write(line)
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO claims_historyhead (subject, subject_id, position, previous_hash, hash)"
            " SELECT DISTINCT ON (subject, subject_id) subject, subject_id, position, previous_hash, hash"
            " FROM claims_historyentry ORDER BY subject, subject_id, position DESC"
        )
        cursor.execute("ANALYZE claims_historyentry")


def _lines(entries: int) -> Iterator[bytes]:
    """As a desk writes them: many chains grow side by side."""
    chains = [BEGINNING] * (entries // CHAIN_LENGTH)
    for number in range(entries):
        which = number % len(chains)
        words = said(
            subject="claim", subject_id=which + 1, kind="claim.moved", at=_BEGAN + timedelta(seconds=number),
            actor_id=number % 40, actor_name="Edda Ferris", data=_moved(number),
        )  # fmt: skip
        before = chains[which]
        digest = entry_hash(words, before)
        chains[which] = Point(before.position + 1, digest)
        yield f"{words}\t{before.position + 1}\t{before.hash}\t{digest}\n".encode()
