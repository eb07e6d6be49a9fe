"""The history as lines, in the order of its chains, and whether it holds."""

from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager

from django.db import connection, transaction
from psycopg.sql import SQL, Literal

from claims.domain.chain import COLUMNS, Chain, Point
from claims.domain.heads import Known
from claims.domain.walk import Broken, Walk, examine
from claims.models import HistoryHead

_LINES = f"SELECT {', '.join(COLUMNS)} FROM claims_historyentry"  # noqa: S608 - our own words
_ORDER = "ORDER BY subject, subject_id, position"


@contextmanager
def one_moment() -> Iterator[None]:
    """All that is read within is as it was at one moment, or as the transaction it is in sees it."""
    begins = not connection.in_atomic_block
    with transaction.atomic():
        if begins:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        yield


def points() -> dict[Chain, Point]:
    """How far each chain says it has come."""
    heads = HistoryHead.objects.values_list("subject", "subject_id", "position", "hash")
    return {
        (subject, subject_id): Point(position, digest)
        for subject, subject_id, position, digest in heads.iterator(chunk_size=20_000)
    }


def lines(chain: Chain | None = None) -> Iterator[bytes | memoryview]:
    """The lines of every chain, or of one, in order and in constant memory."""
    if chain is None:
        return _copied(f"{_LINES} {_ORDER}")
    return _copied(f"{_LINES} WHERE subject = {{}} AND subject_id = {{}} {_ORDER}", *chain)


def lines_between(begun: Mapping[Chain, int], until: Mapping[Chain, Point]) -> Iterator[bytes | memoryview]:
    """The lines of these chains after one position and up to another."""
    asked = [(*chain, position, until[chain].position) for chain, position in begun.items()]
    subjects, ids, after, last = map(list, zip(*asked, strict=True))
    columns = ", ".join(f"entry.{name}" for name in COLUMNS)
    return _copied(
        f"SELECT {columns} FROM claims_historyentry entry"  # noqa: S608 - our own words
        " JOIN unnest({}::text[], {}::bigint[], {}::bigint[], {}::bigint[])"
        " AS asked (subject, subject_id, after, last)"
        " ON entry.subject = asked.subject AND entry.subject_id = asked.subject_id"
        " AND entry.position > asked.after AND entry.position <= asked.last"
        " ORDER BY entry.subject, entry.subject_id, entry.position",
        subjects, ids, after, last,
    )  # fmt: skip


def verify_all(known: Known | None = None) -> Walk:
    """Walk every chain; against the heads too, where these are given."""
    with one_moment():
        return examine(lines(), points(), known)


def verify(subject: str, subject_id: int) -> Broken | None:
    """The first bad entry of one chain, or None."""
    head = HistoryHead.objects.filter(subject=subject, subject_id=subject_id).first()
    heads = {(subject, subject_id): Point(head.position, head.hash)} if head else {}
    return examine(lines((subject, subject_id)), heads).first_broken


def _copied(sql: str, *values: object) -> Iterator[bytes | memoryview]:
    # The generator closes its cursor also when its reader stops early.
    rows = SQL(sql).format(*map(Literal, values))
    with closing(connection.cursor()) as cursor, cursor.copy(SQL("COPY ({}) TO STDOUT").format(rows)) as copy:
        yield from copy
