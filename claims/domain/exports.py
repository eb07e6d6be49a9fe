"""The history in a file of its own: a line that says what it is, the head of each chain, and the entries.

The lines of entries are the very bytes that their hashes cover, so that the file can be checked without us.
"""

from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256

from claims.domain.chain import Chain, Point

TITLE = b"# factcheck history 1\n"
_HEAD = b"# head\t"
_END = b"# end\t"


class ExportDamaged(ValueError):
    """The file is no whole export of the history, and why."""


def written(lines: Iterable[bytes], heads: Mapping[Chain, Point]) -> Iterator[bytes]:
    """The lines of the file. The last one holds the SHA-256 of all before it."""
    total = sha256()
    for line in _body(lines, heads):
        total.update(line)
        yield line
    yield b"%b%b\n" % (_END, total.hexdigest().encode())


class Export:
    """An export that is read once: the heads at once, then the entries.

    Raises ExportDamaged where the beginning is none. What the end says is known once the entries are read.
    """

    def __init__(self, lines: Iterator[bytes]) -> None:
        self._lines, self._total = lines, sha256()
        self._ended = False
        if self._next() != TITLE:
            raise ExportDamaged("This is not an export of the history: `manage.py export_history` makes one.")
        self.heads: dict[Chain, Point] = {}
        self._first = self._next()
        while self._first.startswith(_HEAD):
            self._add(self._first)
            self._first = self._next()

    def entries(self) -> Iterator[bytes]:
        line = self._first
        while line and not line.startswith(_END):
            yield line
            line = self._next()

    def check_whole(self) -> None:
        """Raise ExportDamaged unless all was there, as it was written."""
        if not self._ended:
            raise ExportDamaged("The export is cut off, or is not as it was written: its end does not agree.")

    def _next(self) -> bytes:
        line = next(self._lines, b"")
        self._ended = line == b"%b%b\n" % (_END, self._total.hexdigest().encode())
        self._total.update(line)
        return line

    def _add(self, line: bytes) -> None:
        try:
            _, subject, number, position, digest = line.decode().rstrip("\n").split("\t")
            self.heads[subject, int(number)] = Point(int(position), digest)
        except ValueError as error:
            raise ExportDamaged(f"This line of the export is no head: {line!r}") from error


def _body(lines: Iterable[bytes], heads: Mapping[Chain, Point]) -> Iterator[bytes]:
    yield TITLE
    for (subject, number), head in sorted(heads.items()):
        yield f"{_HEAD.decode()}{subject}\t{number}\t{head.position}\t{head.hash}\n".encode()
    yield from lines
