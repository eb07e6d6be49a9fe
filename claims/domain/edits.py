"""What differs between two texts, word by word.

Lines are matched first, then words within the lines that differ, each by the longest common subsequence
(rapidfuzz's Indel). That takes time and memory that grow with the square of what differs, so it has a bound,
beyond which a stretch counts as replaced as a whole: the longest texts take about a second.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from rapidfuzz.distance import Indel

MOST_PAIRS = 400_000_000
"""Lines or words of one text times those of the other, up to which they are matched: in 50 MB at most."""

ISLAND = 3
"""Characters of the longest word that, alone between two changes, is read as part of the change."""

_WORD = re.compile(r"\s*\S+")
_WORD_LINES = re.compile(r"\s*\S[^\n]*")
"""A line that says something, with the white space before it."""


class Change(StrEnum):
    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one or both texts, with the white space before them; only the first piece may have none."""

    change: Change
    text: str

    @property
    def words(self) -> int:
        return len(self.text.split())


def between(before: str, after: str) -> tuple[Piece, ...]:
    """All of both texts, in order; what was removed stands before what was added in its place."""
    found = _lines(_WORD_LINES.findall(before), _WORD_LINES.findall(after))
    return tuple(_apart(_joined(_apart(_without_islands(found)))))


def count(pieces: Iterable[Piece]) -> tuple[int, int]:
    """How many words were added, and how many removed."""
    added = removed = 0
    for piece in pieces:
        added += piece.words if piece.change is Change.ADDED else 0
        removed += piece.words if piece.change is Change.REMOVED else 0
    return added, removed


def _lines(before: Sequence[str], after: Sequence[str]) -> Iterator[Piece]:
    for same, old, new in matched(before, after):
        if same:
            yield Piece(Change.SAME, "".join(new))
        else:
            yield from _words(_WORD.findall("".join(old)), _WORD.findall("".join(new)))


def _words(before: Sequence[str], after: Sequence[str]) -> Iterator[Piece]:
    for same, old, new in matched(before, after):
        if same:
            yield Piece(Change.SAME, "".join(new))
            continue
        if old:
            yield Piece(Change.REMOVED, "".join(old))
        if new:
            yield Piece(Change.ADDED, "".join(new))


def matched(
    before: Sequence[str], after: Sequence[str]
) -> Iterator[tuple[bool, Sequence[str], Sequence[str]]]:
    """Stretches of both in order: whether they are the same, and what each text has there."""
    old, new = [" ".join(each.split()) for each in before], [" ".join(each.split()) for each in after]
    head = 0
    while head < min(len(old), len(new)) and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    if head:
        yield True, before[:head], after[:head]
    old_end, new_end = len(old) - tail, len(new) - tail
    if (old_end - head) * (new_end - head) <= MOST_PAIRS:
        steps = Indel.opcodes(old[head:old_end], new[head:new_end])
        for same, group in groupby(steps, key=lambda step: step.tag == "equal"):
            stretch = list(group)
            a, c = head + stretch[0].src_start, head + stretch[0].dest_start
            b, d = head + stretch[-1].src_end, head + stretch[-1].dest_end
            yield same, before[a:b], after[c:d]
    else:
        yield False, before[head:old_end], after[head:new_end]
    if tail:
        yield True, before[old_end:], after[new_end:]


def _without_islands(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """A lone “the” between two changes is part of what was changed; read so, both are easier to read."""
    row = list(pieces)
    for number, piece in enumerate(row):
        around = (*row[max(0, number - 1) : number], *row[number + 1 : number + 2])
        inside = len(around) == 2 and all(each.change is not Change.SAME for each in around)
        lone = piece.words == 1 and len(piece.text.strip()) <= ISLAND and "\n" not in piece.text
        if inside and lone and piece.change is Change.SAME:
            yield Piece(Change.REMOVED, piece.text)
            yield Piece(Change.ADDED, piece.text)
        else:
            yield piece


def _joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Neighbours of one kind as one; of a stretch of changes, what was removed before what was added."""
    for same, group in groupby(pieces, key=lambda piece: piece.change is Change.SAME):
        stretch = list(group)
        for change in (Change.SAME,) if same else (Change.REMOVED, Change.ADDED):
            text = "".join(piece.text for piece in stretch if piece.change is change)
            if text:
                yield Piece(change, text)


def _apart(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """What began one text may stand after something of the other."""
    for number, piece in enumerate(pieces):
        bare = number > 0 and not piece.text[0].isspace()
        yield Piece(piece.change, f" {piece.text}") if bare else piece
