"""A text cut into paragraphs and segments, so that overlapping statements stay readable."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from claims.domain.spans import Span

_BLANK_LINES = re.compile(r"\n[ \t\r]*\n\s*")
_LINES = re.compile(r"\r?\n")
_ENDS_A_SENTENCE = tuple('.!?…:;”"’)')
_SHORT = 120
"""A line without statements that is shorter than this and ends no sentence is a title or furniture."""


class MarkRole(StrEnum):
    """What a marked place is to the reader."""

    CLAIM = "claim"
    DENIAL = "denial"
    NARRATOR = "narrator"
    PARTY = "party"


@dataclass(frozen=True, slots=True)
class Mark:
    """A place to mark: the content of a statement, or the words that name its party."""

    start: int
    end: int
    role: MarkRole
    statement: int


@dataclass(frozen=True, slots=True)
class Segment:
    """Words between two neighbouring span boundaries, and all that is marked there.

    `begins` holds the statements whose content starts with this segment.
    """

    text: str
    roles: tuple[MarkRole, ...]
    statements: tuple[int, ...]
    voices: tuple[int, ...]
    begins: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`start` is its first code point in the text; the segments' texts follow without a gap."""

    start: int
    segments: tuple[Segment, ...]
    quiet: bool


def paragraphs(text: str, marks: Sequence[Mark], *, title: str = "") -> tuple[Paragraph, ...]:
    """Every paragraph of the text in order. What no paragraph contains is white space."""
    ordered = sorted(marks, key=lambda mark: (mark.start, mark.end))
    begun: set[int] = set()
    found = []
    for block in blocks(text):
        inside = [mark for mark in ordered if mark.start < block.end and block.start < mark.end]
        segments = tuple(_segments(text, block, inside, begun))
        found.append(Paragraph(block.start, segments, _is_quiet(block.of(text), inside, title)))
    return tuple(found)


def blocks(text: str) -> Iterator[Span]:
    """Where paragraphs stand: between blank lines, or lines where the text has no blank one."""
    stripped = text.rstrip()
    separator = _BLANK_LINES if _BLANK_LINES.search(stripped) else _LINES
    start = len(text) - len(text.lstrip())
    for gap in separator.finditer(stripped, start):
        if gap.start() > start:
            yield Span(start, gap.start())
        start = gap.end()
    if start < len(stripped):
        yield Span(start, len(stripped))


def _segments(text: str, block: Span, marks: Sequence[Mark], begun: set[int]) -> Iterator[Segment]:
    edges = {block.start, block.end}
    for mark in marks:
        edges.update(edge for edge in (mark.start, mark.end) if block.start < edge < block.end)
    for start, end in pairwise(sorted(edges)):
        here = [mark for mark in marks if mark.start <= start and end <= mark.end]
        statements = _once(mark.statement for mark in here if mark.role is not MarkRole.PARTY)
        begins = tuple(statement for statement in statements if statement not in begun)
        begun.update(begins)
        yield Segment(
            text=text[start:end],
            roles=tuple(dict.fromkeys(mark.role for mark in here)),
            statements=statements,
            voices=_once(mark.statement for mark in here if mark.role is MarkRole.PARTY),
            begins=begins,
        )


def _once(statements: Iterable[int]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(statements))


def _is_quiet(words: str, marks: Sequence[Mark], title: str) -> bool:
    if marks:
        return False
    line = words.strip()
    if title and line.startswith(title.strip()):
        return len(line) < len(title) + _SHORT and (len(line) == len(title.strip()) or not line.endswith("."))
    return len(line) < _SHORT and (line.isupper() or not line.endswith(_ENDS_A_SENTENCE))
