"""A measure, and how it is taken."""

import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Measure:
    """One line of the table: what we do, what it is held against, and the ratio that was asked for."""

    what: str
    ours: str
    reference: str
    ratio: str
    wanted: str


def ratio(what: str, ours: float, reference: float, *, unit: str, wanted: str) -> Measure:
    """`unit` follows both numbers; times are given in microseconds where it is µs."""
    return Measure(what, f"{ours:,.0f} {unit}", f"{reference:,.0f} {unit}", f"{ours / reference:.2f}", wanted)


def times(what: str, seconds: list[float], wanted: str) -> Measure:
    """A spread of times with no reference."""
    middle, last = percentile(seconds, 0.5), percentile(seconds, 0.99)
    return Measure(what, f"median {middle * 1000:,.0f} ms, p99 {last * 1000:,.0f} ms", "", "", wanted)


def percentile(seconds: list[float], share: float) -> float:
    ordered = sorted(seconds)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def taken(doing: Callable[[], object]) -> float:
    began = time.perf_counter()
    doing()
    return time.perf_counter() - began


def costs(first: Callable[[], object], second: Callable[[], object], *, rounds: int) -> tuple[float, float]:
    """What two things cost that are done in turn: the tenth fastest of a hundred.

    Slower ones waited for a processor that somebody else had.
    """
    pairs = [(taken(first), taken(second)) for _ in range(rounds)]
    return percentile([one for one, _ in pairs], 0.1), percentile([two for _, two in pairs], 0.1)
