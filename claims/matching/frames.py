"""Sentences that are written once and filled anew: the markets each evening, a match each week.

A frame is a few words with one gap, where a name or a number stands. A copy has the same ones in the same
frames; two reports of one kind have the frames alone.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

RUN = 4
"""Words of a frame, its gap counted as one."""

FEWEST = 8
"""Fewer frames may be common by chance: “in # the other”."""

NAME, NUMBER = "@", "#"
"""What stands in a gap; neither is a word."""


class Word(NamedTuple):
    """A word in lower-case letters. `gap` is NAME or NUMBER, or blank."""

    said: str
    gap: str


@dataclass(frozen=True, slots=True)
class Frames:
    """How often each frame comes, and how often with what in its gap."""

    empty: Counter[tuple[str, ...]]
    filled: Counter[tuple[str, ...]]


def of(words: Sequence[Word]) -> Frames:
    """Names side by side are one, “Veldria City”, and so are the digits of “18.4”."""
    said: list[str] = []
    gaps: list[str] = []
    for gap, group in groupby(words, key=lambda word: word.gap):
        found = [word.said for word in group]
        said += [" ".join(found)] if gap else found
        gaps += [gap] if gap else [""] * len(found)
    empty = [gap or word for gap, word in zip(gaps, said, strict=True)]
    at = [at for at in range(len(said) - RUN + 1) if sum(map(bool, gaps[at : at + RUN])) == 1]
    return Frames(
        Counter(tuple(empty[start : start + RUN]) for start in at),
        Counter(tuple(said[start : start + RUN]) for start in at),
    )


def agreement(one: Frames, other: Frames) -> float:
    """How many of the frames that both have hold the same."""
    common = (one.empty & other.empty).total()
    same = (one.filled & other.filled).total()
    return 1 - (common - same) / max(common, FEWEST)
