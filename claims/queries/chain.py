"""Whether the history holds: walked here, or on several processors that all see the same moment."""

import gc
import multiprocessing
import os
from collections.abc import Iterable

from django.db import connection, transaction
from django.db.models import Sum
from psycopg.sql import SQL, Literal

from claims.domain.chain import Chain
from claims.domain.heads import Known
from claims.domain.walk import Broken, Walk, examine
from claims.models import HistoryHead
from claims.queries import history_lines
from claims.queries.copying import one_moment
from claims.queries.history_lines import Part

MANY = 50_000
"""So many entries are worth more processes than this one."""

MOST = 4
"""No more processes than this, however many processors there are."""

SAMPLED = 2_000
"""From so many chains it is seen where the history parts into equal shares."""

_known: list[Known | None] = [None]
"""In each of the processes: what the heads know. It comes along by fork, and is not sent."""


def verify_all(known: Known | None = None, *, many: int = MANY) -> Walk:
    """Walk every chain; against the heads too, where these are given.

    From `many` entries on, on several processors, unless within a transaction, which others cannot see into.
    """
    processes = min(MOST, os.cpu_count() or 1)
    if processes > 1 and not connection.in_atomic_block and _size() >= many:
        return _by_processes(known, processes)
    with one_moment():
        return examine(history_lines.lines(), history_lines.points(), known)


def verify(subject: str, subject_id: int) -> Broken | None:
    """The first bad entry of one chain, or None."""
    part = Part((subject, subject_id), (subject, subject_id + 1))
    return examine(history_lines.lines(part), history_lines.points(part)).first_broken


def _by_processes(known: Known | None, processes: int) -> Walk:
    # A connection must not be in two processes: fork first, then connect.
    connection.close()
    _known[0] = known
    try:
        with multiprocessing.get_context("fork").Pool(processes, _forget) as pool, one_moment():
            moment, parts = _exported_moment(), _parts(processes)
            walks = pool.starmap(_walk, [(moment, part) for part in parts], chunksize=1)
            return _together(walks, _without_trace(known) if known else [])
    finally:
        _known[0] = None


def _forget() -> None:
    """In a new process: a connection that came along is its parent's, and is not closed either.

    Where an event loop runs, Django keeps two for one thread, and only one of them was closed before.
    """
    connection.connection = None
    # It lives for one walk, and what it keeps has no rings in it.
    gc.disable()


def _walk(moment: str, part: Part) -> Walk:
    """In a process of its own: these chains, as they were at that moment."""
    try:
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
                cursor.execute(SQL("SET TRANSACTION SNAPSHOT {}").format(Literal(moment)))
            points = history_lines.points(part)
            return examine(history_lines.lines(part), points, _known[0], missing=points)
    finally:
        connection.close()


def _exported_moment() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_export_snapshot()")
        return str(cursor.fetchone()[0])


def _size() -> int:
    """How many entries the heads say there are."""
    return int(HistoryHead.objects.aggregate(size=Sum("position", default=0))["size"])


def _parts(count: int) -> list[Part]:
    """So many parts with about as many entries each, or fewer where there is nothing to part."""
    sample = _sample()
    share = sample[-1][1] / count if sample else 0
    borders = list(dict.fromkeys(_chain_at(share * number, sample) for number in range(1, count) if sample))
    return [Part(*limits) for limits in zip([None, *borders], [*borders, None], strict=True)]


def _sample() -> list[tuple[Chain, int]]:
    """Some chains in the order of the database, with the entries up to the end of each."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT subject, subject_id, sum(position) OVER (ORDER BY subject, subject_id)"
            " FROM claims_historyhead TABLESAMPLE BERNOULLI"
            " (least(100, 100.0 * %s / (SELECT greatest(count(*), 1) FROM claims_historyhead)))"
            " ORDER BY subject, subject_id",
            [SAMPLED],
        )
        return [((str(subject), int(number)), int(so_far)) for subject, number, so_far in cursor]


def _chain_at(entries: float, sample: list[tuple[Chain, int]]) -> Chain:
    """The first chain that has so many entries before it and in it."""
    return next(chain for chain, so_far in sample if so_far >= entries)


def _without_trace(known: Known) -> list[Broken]:
    """Chains that the heads know, and that have neither a head nor an entry any more."""
    gone = sorted(known.chains.keys() - history_lines.points().keys())
    return [
        Broken(*each, 1, "The whole chain is missing.")
        for each in gone
        if not any(history_lines.lines(Part(each, (each[0], each[1] + 1))))
    ]


def _together(walks: Iterable[Walk], gone: Iterable[Broken]) -> Walk:
    total = Walk()
    for walk in walks:
        total.add(walk)
    for each in gone:
        total.note(each)
    return total
