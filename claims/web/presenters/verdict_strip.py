"""Verdicts as marks on a line of time, drawn here: where each mark stands, and where its word has room."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from claims.domain.tongue import noted, say
from claims.queries.party_words import Found, Side
from claims.web.presenters.ages import day, moment

WIDTH = 800
EDGE = 60
"""Room at either end, so that no word is cut off."""

ROW = 22
ROWS = 4
"""Lines of words beside each line of marks; a word that finds room in none is left to the pointer."""

CHARACTER = 6.6
GAP = 16

LANES = {Side.SAID: noted("Said"), Side.DENIED: noted("Denied")}


@dataclass(frozen=True, slots=True)
class Mark:
    """One verdict. `word_y` is where its word stands, or None where there is no room for it."""

    x: float
    y: int
    word_y: int | None
    word: str
    colour: str
    stands: bool
    title: str


@dataclass(frozen=True, slots=True)
class Lane:
    """The line of what was said, or that of what was denied."""

    label: str
    y: int
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Strip:
    """The whole drawing. `ends` are the first and the last moment, as words."""

    width: int
    height: int
    lanes: tuple[Lane, ...]
    ends: tuple[str, str]


def strip(found: Sequence[Found]) -> Strip | None:
    """The verdicts from the first to the last; None where there is none."""
    if not found:
        return None
    times = [each.verdict.published_at for each in found]
    first, last = min(times), max(times)
    lanes, top = [], 0
    for side, label in LANES.items():
        here = sorted((each for each in found if each.side is side), key=lambda e: e.verdict.published_at)
        if here:
            lane = _lane(say(label), top, here, first, last)
            lanes.append(lane)
            top = max(mark.word_y or mark.y for mark in lane.marks) + ROW
    tell = moment if last - first < timedelta(days=2) else day
    return Strip(WIDTH, top + ROW, tuple(lanes), (tell(first), tell(last)))


def _lane(label: str, top: int, found: Sequence[Found], first: datetime, last: datetime) -> Lane:
    y = top + ROW
    taken = [0.0] * ROWS
    marks = []
    for each in found:
        x, word = _place(each.verdict.published_at, first, last), each.verdict.rating.label
        half = len(word) * CHARACTER / 2
        row = next((row for row, end in enumerate(taken) if end <= x - half), None)
        if row is not None:
            taken[row] = x + half + GAP
        word_y = None if row is None else y + (row + 1) * ROW
        marks.append(_mark(each, x, y, word_y))
    return Lane(label, y, tuple(marks))


def _mark(found: Found, x: float, y: int, word_y: int | None) -> Mark:
    verdict = found.verdict
    values = {
        "rating": verdict.rating.label,
        "day": day(verdict.published_at),
        "claim": verdict.claim.text,
    }
    if found.stands:
        title = say("{rating}, {day}: {claim}", **values)
    else:
        title = say("{rating}, {day}, no longer in force: {claim}", **values)
    return Mark(x, y, word_y, verdict.rating.label, verdict.rating.colour, found.stands, title)


def _place(at: datetime, first: datetime, last: datetime) -> float:
    if last == first:
        return WIDTH / 2
    return round(EDGE + (WIDTH - 2 * EDGE) * ((at - first) / (last - first)), 1)
