"""How fast the history is walked, against bare hashing, in one process, one after the other."""

import statistics
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from django.db import connection

from claims.domain.chain import BEGINNING, COLUMNS, Point, entry_hash, said
from claims.queries import chain, history_lines
from tests.bench.measure import Measure, ratio
from tests.faults.owner import owning

CHAIN_LENGTH = 10

TURNS = 5
"""So often in turn; of each the middle one counts."""

_BEGAN = datetime(2026, 1, 1, 8, tzinfo=UTC)


def verifying(entries: int = 1_000_000) -> Measure:
    """So many entries verified in the database, and the same bytes hashed in memory. They are gone after."""
    _fill(entries)
    try:
        turns = [_walked(entries) for _ in range(TURNS)]
    finally:
        with owning() as cursor:
            # The owner alone may: the triggers that keep the history from being emptied are out of its way.
            cursor.execute("SET session_replication_role = replica")
            cursor.execute("TRUNCATE claims_historyentry, claims_historyhead")
    ours, theirs = (statistics.median(each) for each in zip(*turns, strict=True))
    what = f"verify_history over {entries:,} entries ÷ hashing the same bytes in memory"
    return ratio(what, ours * 1000, theirs * 1000, unit="ms", wanted="≤ 3")


def _walked(entries: int) -> tuple[float, float]:
    began = time.perf_counter()
    walk = chain.verify_all()
    seconds = time.perf_counter() - began
    if walk.broken or walk.entries != entries:
        raise AssertionError(walk.first_broken)
    payloads = [line[:-66] for line in history_lines.lines()]
    began = time.perf_counter()
    for payload in payloads:
        sha256(payload).hexdigest()
    return seconds, time.perf_counter() - began


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
    with owning() as cursor:
        cursor.execute(
            "INSERT INTO claims_historyhead (subject, subject_id, position, previous_hash, hash)"
            " SELECT DISTINCT ON (subject, subject_id) subject, subject_id, position, previous_hash, hash"
            " FROM claims_historyentry ORDER BY subject, subject_id, position DESC"
        )
        # As the server does by itself, sooner or later.
        cursor.execute("VACUUM ANALYZE claims_historyentry")
        cursor.execute("VACUUM ANALYZE claims_historyhead")


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
