"""Lengths of time over time: for each step the median, and how far nine in ten reach."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from claims.web.presenters.charts import scales
from claims.web.presenters.charts.scales import BOTTOM, HEIGHT, HOUR, WIDTH, Scale


@dataclass(frozen=True, slots=True)
class Reach:
    """One step: a dot at the median, and a ring at what nine in ten do not exceed; or neither."""

    x: float
    median: float | None
    p90: float | None
    words: str
    under: str


@dataclass(frozen=True, slots=True)
class Spans:
    reaches: tuple[Reach, ...]
    scale: Scale
    height: int = HEIGHT
    ground: int = BOTTOM
    width: float = WIDTH
    template: str = "insights/_spans.html"


def drawn(
    pairs: Sequence[tuple[timedelta | None, timedelta | None]], *, days: Sequence[str], words: Sequence[str]
) -> Spans:
    """`pairs` are the median and the ninth tenth of each step, or None twice."""
    scale = scales.of_spans(max((p90 for _, p90 in pairs if p90), default=HOUR))
    step = WIDTH / max(1, len(pairs))
    named = scales.labelled(len(pairs))
    reaches = [
        Reach(
            x=step * (at + 0.5),
            median=_y(scale, median),
            p90=_y(scale, p90),
            words=words[at],
            under=days[at] if at in named else "",
        )
        for at, (median, p90) in enumerate(pairs)
    ]
    return Spans(tuple(reaches), scale)


def _y(scale: Scale, span: timedelta | None) -> float | None:
    return None if span is None else scale.y(span / HOUR)
