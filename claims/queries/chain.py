"""The history as lines, in the order of its chains, and whether it holds."""

from collections.abc import Iterator, Mapping

from psycopg.sql import SQL, Identifier, Literal

from claims.domain.chain import COLUMNS, Chain, Point
from claims.domain.heads import Known
from claims.domain.walk import Broken, Walk, examine
from claims.models import HistoryHead
from claims.queries.copying import copied, one_moment

_COLUMNS = SQL(", ").join(SQL("entry.{}").format(Identifier(name)) for name in COLUMNS)
_ALL = SQL("SELECT {} FROM claims_historyentry entry").format(_COLUMNS)
_ORDER = SQL(" ORDER BY entry.subject, entry.subject_id, entry.position")
_OF = SQL(" WHERE entry.subject = {} AND entry.subject_id = {}")
_BETWEEN = SQL(
    " JOIN unnest({}::text[], {}::bigint[], {}::bigint[], {}::bigint[])"
    " AS asked (subject, subject_id, after, last)"
    " ON entry.subject = asked.subject AND entry.subject_id = asked.subject_id"
    " AND entry.position > asked.after AND entry.position <= asked.last"
)


def points() -> dict[Chain, Point]:
    """How far each chain says it has come."""
    heads = HistoryHead.objects.values_list("subject", "subject_id", "position", "hash")
    return {
        (subject, subject_id): Point(position, digest)
        for subject, subject_id, position, digest in heads.iterator(chunk_size=20_000)
    }


def lines(chain: Chain | None = None) -> Iterator[bytes | memoryview]:
    """The lines of every chain, or of one, in order and in constant memory."""
    return copied(_ALL + (_OF.format(*map(Literal, chain)) if chain else SQL("")) + _ORDER)


def lines_between(begun: Mapping[Chain, int], until: Mapping[Chain, Point]) -> Iterator[bytes | memoryview]:
    """The lines of these chains after one position and up to another."""
    asked = [(*chain, position, until[chain].position) for chain, position in begun.items()]
    return copied(
        _ALL + _BETWEEN.format(*(Literal(list(each)) for each in zip(*asked, strict=True))) + _ORDER
    )


def verify_all(known: Known | None = None) -> Walk:
    """Walk every chain; against the heads too, where these are given."""
    with one_moment():
        return examine(lines(), points(), known)


def verify(subject: str, subject_id: int) -> Broken | None:
    """The first bad entry of one chain, or None."""
    head = HistoryHead.objects.filter(subject=subject, subject_id=subject_id).first()
    heads = {(subject, subject_id): Point(head.position, head.hash)} if head else {}
    return examine(lines((subject, subject_id)), heads).first_broken
