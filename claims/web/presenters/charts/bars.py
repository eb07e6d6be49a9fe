"""Names with numbers: a row for each, and for each number a bar under the head of its column."""

from collections.abc import Sequence
from dataclasses import dataclass

from claims.domain.tongue import number as written
from claims.domain.wording import shortened

FULL = 0.62
"""The part of its column that the longest bar fills. The number stands behind it."""

LONGEST_NAME = 44
LONGEST_HEAD = 16
HEAD, ROW, BAR = 15, 46, 10
"""Pixels: the height of a line of heads, of a row with its name above its bars, and of a bar."""

MOST_IN_LINE = 3
"""Heads that stand in one line on a narrow screen. More stand in two lines, in turn."""


@dataclass(frozen=True, slots=True)
class Head:
    """What the bars of one column mean: its word and the class that fills them."""

    label: str
    fill: str


@dataclass(frozen=True, slots=True)
class HeadLabel:
    x: float
    y: float
    label: str


@dataclass(frozen=True, slots=True)
class Bar:
    x: float
    width: float
    end: float
    y: float
    fill: str
    number: int


@dataclass(frozen=True, slots=True)
class Row:
    """`y` is the line that its name stands on; `words` are all its numbers, for the pointer."""

    y: float
    label: str
    bars: tuple[Bar, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Bars:
    """The chart. A single column needs no head: the title says what it counts."""

    heads: tuple[HeadLabel, ...]
    rows: tuple[Row, ...]
    height: float
    bar: int = BAR
    template: str = "insights/_bars.html"


def drawn(heads: Sequence[Head], rows: Sequence[tuple[str, Sequence[int]]]) -> Bars:
    """All bars are to one scale, so that those of two columns can be compared."""
    most = max((number for _, numbers in rows for number in numbers), default=0) or 1
    column = 100 / len(heads)
    lines = 0 if len(heads) == 1 else 1 if len(heads) <= MOST_IN_LINE else 2
    above = HEAD * lines + (8 if lines else 0)
    drawn_rows = []
    for at, (name, numbers) in enumerate(rows):
        top = above + ROW * at
        bars = [
            _bar(head, number, x=column * place, room=column, share=number / most, y=top + 22)
            for place, (head, number) in enumerate(zip(heads, numbers, strict=True))
        ]
        label, words = shortened(name, LONGEST_NAME), _words(name, heads, numbers)
        drawn_rows.append(Row(top + 14, label, tuple(bars), words))
    named = [
        HeadLabel(column * place, 12 + HEAD * (place % lines), shortened(head.label, LONGEST_HEAD))
        for place, head in enumerate(heads if lines else ())
    ]
    return Bars(tuple(named), tuple(drawn_rows), above + ROW * len(rows))


def _bar(head: Head, number: int, *, x: float, room: float, share: float, y: float) -> Bar:
    width = room * FULL * share
    return Bar(x, width, x + width, y, head.fill, number)


def _words(name: str, heads: Sequence[Head], numbers: Sequence[int]) -> str:
    if len(heads) == 1:
        return f"{name}: {written(numbers[0])}"
    told = ", ".join(f"{head.label} {written(number)}" for head, number in zip(heads, numbers, strict=True))
    return f"{name}: {told}"
