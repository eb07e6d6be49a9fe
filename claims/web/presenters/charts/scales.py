"""How high a number stands, and which lines say so."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from claims.domain.tongue import number, say

TOP, BOTTOM = 22, 182
"""Where the highest line and the ground are. Below the ground is room for the days."""

HEIGHT = 206
WIDTH = 90.0
"""Per cent of the width for the marks. What is left on the right is for the numbers beside the lines."""

MOST_LINES = 4
MOST_DAYS = 5

HOUR = timedelta(hours=1)
_SPANS = tuple(HOUR * hours for hours in (1, 2, 6, 12, 24, 48, 120, 240, 480, 1200, 2400, 4800, 12000, 24000))


@dataclass(frozen=True, slots=True)
class Line:
    """One line across, and the number that it stands for."""

    y: float
    label: str


@dataclass(frozen=True, slots=True)
class Scale:
    """From nothing at the ground to `most` at the top."""

    most: float
    lines: tuple[Line, ...]

    def height(self, number: float) -> float:
        return (BOTTOM - TOP) * number / self.most

    def y(self, number: float) -> float:
        return BOTTOM - self.height(number)


def of_counts(highest: int) -> Scale:
    """Whole numbers, in steps of 1, 2 or 5 and what is ten times these."""
    steps = (times * 10**power for power in range(10) for times in (1, 2, 5))
    step = next(step for step in steps if highest <= MOST_LINES * step)
    return _scale(highest, step, lambda count: number(round(count)))


def of_spans(longest: timedelta) -> Scale:
    """Lengths of time in hours, on lines of whole hours or days."""
    step = next((span for span in _SPANS if longest <= MOST_LINES * span), _SPANS[-1])
    return _scale(longest / HOUR, step / HOUR, _span_label)


def labelled(count: int) -> Sequence[int]:
    """Which of so many places in a row are named: a few at equal distances, the last one among them."""
    every = -(-count // MOST_DAYS)
    return range((count - 1) % every, count, every) if count else ()


def _scale(highest: float, step: float, label: Callable[[float], str]) -> Scale:
    count = max(1, -int(-highest // step))
    most = count * step
    lines = [Line(BOTTOM - (BOTTOM - TOP) * n / count, label(n * step)) for n in range(1, count + 1)]
    return Scale(most, tuple(lines))


def _span_label(hours: float) -> str:
    return say("{n} h", n=round(hours)) if hours < 24 else say("{n} d", n=round(hours / 24))
