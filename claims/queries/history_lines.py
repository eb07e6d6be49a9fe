"""The history as lines, in the order of its chains."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from psycopg.sql import SQL, Composed, Identifier, Literal

from claims.domain.chain import COLUMNS, Chain, Point
from claims.queries.copying import copied

_COLUMNS = SQL(", ").join(SQL("entry.{}").format(Identifier(name)) for name in COLUMNS)
_ALL = SQL("SELECT {} FROM claims_historyentry entry").format(_COLUMNS)
_ORDER = SQL(" ORDER BY entry.subject, entry.subject_id, entry.position")
_BETWEEN = SQL(
    " JOIN unnest({}::text[], {}::bigint[], {}::bigint[], {}::bigint[])"
    " AS asked (subject, subject_id, after, last)"
    " ON entry.subject = asked.subject AND entry.subject_id = asked.subject_id"
    " AND entry.position > asked.after AND entry.position <= asked.last"
)


@dataclass(frozen=True, slots=True)
class Part:
    """The chains from one on and before another, in the order of the database; None is no limit."""

    begins: Chain | None = None
    ends: Chain | None = None

    def of(self, table: str) -> Composed:
        """The condition that its rows in a table fulfil."""
        chain = SQL("({0}.subject, {0}.subject_id)").format(Identifier(table))
        limits = [(SQL(">="), self.begins), (SQL("<"), self.ends)]
        conditions = [
            SQL("{} {} ({}, {})").format(chain, sign, *map(Literal, limit)) for sign, limit in limits if limit
        ]
        return SQL(" AND ").join([SQL("true"), *conditions])


ALL = Part()


def points(part: Part = ALL) -> dict[Chain, Point]:
    """How far each chain says it has come, in the order of the database."""
    asked = SQL(
        "SELECT subject, subject_id, position, hash FROM claims_historyhead head WHERE {}"
        " ORDER BY subject, subject_id"
    ).format(part.of("head"))
    heads = (line.decode().rstrip("\n").split("\t") for line in copied(asked))
    return {
        (subject, int(number)): Point(int(position), digest) for subject, number, position, digest in heads
    }


def lines(part: Part = ALL) -> Iterator[bytes]:
    """The lines of these chains, in order and in constant memory."""
    return copied(_ALL + SQL(" WHERE {}").format(part.of("entry")) + _ORDER)


def lines_between(begun: Mapping[Chain, int], until: Mapping[Chain, Point]) -> Iterator[bytes]:
    """The lines of these chains after one position and up to another."""
    asked = [(*chain, position, until[chain].position) for chain, position in begun.items()]
    return copied(
        _ALL + _BETWEEN.format(*(Literal(list(each)) for each in zip(*asked, strict=True))) + _ORDER
    )
