"""Logistic regression over sparse rows, in numpy."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
Function = Callable[[Numbers], tuple[float, Numbers]]

_MEMORY = 10
_CLOSE = 1e-4
"""Slope, relative to the first, at which the search ends."""
_ENOUGH, _SHORTEST = 1e-4, 1e-8


@dataclass(frozen=True, slots=True)
class Sparse:
    """A matrix of `rows` by `columns` as its entries: what row, what column, what value."""

    rows: int
    columns: int
    row: NDArray[np.int64]
    column: NDArray[np.int64]
    value: NDArray[Any]

    def times(self, vector: Numbers) -> Numbers:
        """The sums (rows) of each row's values times the vector's (columns)."""
        return np.asarray(np.bincount(self.row, self.value * vector[self.column], self.rows), np.float64)

    def transposed_times(self, vector: Numbers) -> Numbers:
        """The sums (columns) of each column's values times the vector's (rows)."""
        return np.asarray(np.bincount(self.column, self.value * vector[self.row], self.columns), np.float64)


def fit(matrix: Sparse, labels: Numbers, *, cost: float, steps: int = 200) -> Numbers:
    """Weights of the columns, and last the intercept.

    They are the least of ½|w|² + `cost` · Σ log(1 + exp(∓score)). `labels` are 0 and 1.
    """

    def loss(weights: Numbers) -> tuple[float, Numbers]:
        slope_of, intercept = weights[:-1], weights[-1]
        score = matrix.times(slope_of) + intercept
        gap = sigmoid(score) - labels
        value = 0.5 * slope_of @ slope_of + cost * (np.logaddexp(0.0, score) - labels * score).sum()
        return float(value), np.append(slope_of + cost * matrix.transposed_times(gap), cost * gap.sum())

    return least(loss, np.zeros(matrix.columns + 1), steps=steps)


def sigmoid(score: NDArray[Any]) -> Numbers:
    """Log-odds as probabilities."""
    return np.asarray(0.5 * (np.tanh(0.5 * score) + 1.0), dtype=np.float64)


def least(function: Function, start: Numbers, *, steps: int) -> Numbers:
    """Where a smooth convex function is least, by L-BFGS (Liu and Nocedal 1989).

    `function` gives its value and slope at a point.
    """
    at = start
    value, slope = function(at)
    first = float(np.linalg.norm(slope))
    kept: deque[tuple[Numbers, Numbers]] = deque(maxlen=_MEMORY)
    for _ in range(steps):
        if np.linalg.norm(slope) <= _CLOSE * first:
            break
        way = _direction(slope, kept)
        length = 1.0 if kept else 1.0 / max(1.0, first)
        fall = float(slope @ way)
        while True:
            there = at + length * way
            new_value, new_slope = function(there)
            if new_value <= value + _ENOUGH * length * fall or length < _SHORTEST:
                break
            length *= 0.5
        if (new_slope - slope) @ (there - at) > 0:
            kept.append((there - at, new_slope - slope))
        at, value, slope = there, new_value, new_slope
    return at


def _direction(slope: Numbers, kept: deque[tuple[Numbers, Numbers]]) -> Numbers:
    """Downhill, by the curvature that the kept steps have shown."""
    way = -slope
    shares: list[float] = []
    for moved, turned in reversed(kept):
        share = float(moved @ way / (moved @ turned))
        shares.append(share)
        way = way - share * turned
    if kept:
        moved, turned = kept[-1]
        way = way * float(moved @ turned / (turned @ turned))
    for (moved, turned), share in zip(kept, reversed(shares), strict=True):
        way = way + moved * (share - float(turned @ way / (moved @ turned)))
    return way
