"""The heads: how far every chain had come on a day, in lines that can be kept where nobody alters them.

A line is a JSON object. It says how many chains and entries there were (`chains`, `entries`), one digest over
all of their heads (`root`), and of each chain that has grown since the line before (`grown`): its subject and
number, the position it had, its newest hash, and nine bytes of the hash of each new entry, in base64, to find
a place by. Each line carries the digest of the one before it and its own, so that the newest digest stands
for all of the file.
"""

import json
from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from claims.domain.chain import BEGINNING, GENESIS, Chain, Point

MARK = 9
"""Bytes of each hash that are kept to find a place by; the newest hash of a chain is kept whole."""

SETTLED = timedelta(hours=1)
"""No transaction takes longer: what says that it was written so long before the heads is in them."""

_DIGEST = b',"digest":"'
_ENDING = len(_DIGEST) + 64 + len(b'"}')


class HeadsDamaged(ValueError):
    """The file is not what was written: which line, and why."""


@dataclass(slots=True)
class KnownChain:
    """The entries of one chain that the heads know."""

    point: Point = BEGINNING
    marks: bytearray = field(default_factory=bytearray)

    @property
    def position(self) -> int:
        return self.point.position

    def agrees(self, position: int, digest: str) -> bool:
        """Whether the entry at this position (from 1, no more than is known) has this hash."""
        if position == self.position:
            return digest == self.point.hash
        return mark(digest) == self.marks[(position - 1) * MARK : position * MARK]


@dataclass(frozen=True, slots=True)
class Grown:
    """A chain, the position it had, its newest hash, and the marks of its entries since."""

    chain: Chain
    begun: int
    newest: str
    marks: bytes

    @property
    def point(self) -> Point:
        return Point(self.begun + len(self.marks) // MARK, self.newest)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the file, with its line feed, and the sums in it."""

    text: bytes
    entries: int
    chains: int
    root: str
    digest: str


@dataclass(slots=True)
class Known:
    """What all lines of a file say together."""

    number: int = 0
    at: str = ""
    digest: str = GENESIS
    root: str = ""
    entries: int = 0
    chains: dict[Chain, KnownChain] = field(default_factory=dict)

    @property
    def settled_before(self) -> str:
        """What was written earlier is in the heads; a time as the history writes it."""
        return f"{datetime.fromisoformat(self.at) - SETTLED:%Y-%m-%d %H:%M:%S}"

    def points(self) -> dict[Chain, Point]:
        return {chain: known.point for chain, known in self.chains.items()}


def mark(digest: str) -> bytes:
    try:
        return bytes.fromhex(digest)[:MARK]
    except ValueError:
        return b""


def root(points: Mapping[Chain, Point]) -> str:
    """One digest over all heads, in the order of their names and numbers."""
    total = sha256()
    for (subject, number), head in sorted(points.items()):
        total.update(f"{subject}\t{number}\t{head.position}\t{head.hash}\n".encode())
    return total.hexdigest()


def line(before: Known, grown: Iterable[Grown], *, at: datetime) -> Line:
    """The line that comes after those of `before`."""
    new = list(grown)
    points = before.points() | {each.chain: each.point for each in new}
    entries, over_all = sum(head.position for head in points.values()), root(points)
    said = {
        "number": before.number + 1,
        "at": at.astimezone(UTC).isoformat(timespec="seconds"),
        "entries": entries,
        "chains": len(points),
        "root": over_all,
        "previous": before.digest,
        "grown": [[*each.chain, each.begun, each.newest, b64encode(each.marks).decode()] for each in new],
    }
    body = json.dumps(said, separators=(",", ":")).encode()
    digest = sha256(body).hexdigest()
    return Line(body[:-1] + _DIGEST + digest.encode() + b'"}\n', entries, len(points), over_all, digest)


def read(lines: Iterable[bytes]) -> Known:
    """What these lines say together. A last line without its line feed was never finished, and says nothing.

    Raises HeadsDamaged.
    """
    known = Known()
    for number, each in enumerate(lines, start=1):
        if each.endswith(b"\n"):
            try:
                _add(known, each.removesuffix(b"\n"))
            except (ValueError, KeyError, TypeError, NotBase64) as error:
                raise HeadsDamaged(f"Line {number} of the heads is not what was written: {error}") from error
    if known.number and root(known.points()) != known.root:
        raise HeadsDamaged("The lines of the heads do not add up to what the last of them says.")
    return known


def _add(known: Known, text: bytes) -> None:
    body, digest = text[:-_ENDING] + b"}", text[-66:-2].decode()
    if text[-_ENDING:-66] != _DIGEST or sha256(body).hexdigest() != digest:
        raise ValueError("its digest is another.")
    said = json.loads(body)
    if said["previous"] != known.digest or said["number"] != known.number + 1:
        raise ValueError("it does not follow the line before it.")
    for subject, number, begun, newest, marks in said["grown"]:
        chain = known.chains.setdefault((subject, number), KnownChain())
        if begun != chain.position:
            raise ValueError(f"{subject} {number} does not go on where it was.")
        chain.marks += b64decode(marks)
        chain.point = Point(len(chain.marks) // MARK, newest)
    known.number, known.at, known.digest = said["number"], said["at"], digest
    known.root, known.entries = said["root"], said["entries"]
