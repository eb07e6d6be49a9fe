"""Numbers over time: a column for each step, in layers from the ground up."""

from collections.abc import Sequence
from dataclasses import dataclass

from claims.web.presenters.charts import scales
from claims.web.presenters.charts.scales import BOTTOM, HEIGHT, WIDTH, Scale

GAP = 0.22
"""The part of each step that stays empty beside its column."""

SEAM = 1.0
"""Pixels between two layers, so that they are told apart without their colours."""


@dataclass(frozen=True, slots=True)
class Layer:
    """What one layer of every column means: its word and the class that fills it."""

    label: str
    fill: str


@dataclass(frozen=True, slots=True)
class Piece:
    fill: str
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Column:
    """`words` are all its numbers, for the pointer; `under` is the day below it, or blank."""

    x: float
    width: float
    middle: float
    pieces: tuple[Piece, ...]
    words: str
    under: str


@dataclass(frozen=True, slots=True)
class Columns:
    """The chart. `layers` are named from the top down, as they lie."""

    columns: tuple[Column, ...]
    layers: tuple[Layer, ...]
    scale: Scale
    height: int = HEIGHT
    ground: int = BOTTOM
    width: float = WIDTH
    template: str = "insights/_columns.html"


def drawn(
    layers: Sequence[Layer], numbers: Sequence[Sequence[int]], *, days: Sequence[str], words: Sequence[str]
) -> Columns:
    """`numbers` are those of each column, for each of the layers from the ground up."""
    scale = scales.of_counts(max((sum(each) for each in numbers), default=0))
    step = WIDTH / max(1, len(numbers))
    named = scales.labelled(len(numbers))
    columns = [
        Column(
            x=step * (at + GAP / 2),
            width=step * (1 - GAP),
            middle=step * (at + 0.5),
            pieces=_pieces(layers, each, scale),
            words=words[at],
            under=days[at] if at in named else "",
        )
        for at, each in enumerate(numbers)
    ]
    return Columns(tuple(columns), tuple(reversed(layers)), scale)


def _pieces(layers: Sequence[Layer], numbers: Sequence[int], scale: Scale) -> tuple[Piece, ...]:
    pieces, below = [], 0
    for layer, number in zip(layers, numbers, strict=True):
        if number:
            seam = SEAM if below else 0
            y, height = scale.y(below + number), scale.height(number)
            pieces.append(Piece(layer.fill, y, max(1.0, height - seam)))
        below += number
    return tuple(pieces)
