"""How far every chain has come since heads were last written."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from claims.domain import heads
from claims.domain.chain import BEGINNING, Chain, Point
from claims.domain.heads import Grown, Known, Line
from claims.domain.walk import Broken, runs
from claims.models import DailyHead
from claims.queries import history_lines


@dataclass(slots=True)
class Next:
    """The line that comes next, and where the history does not go on from what was known."""

    line: Line
    broken: list[Broken] = field(default_factory=list)


def after(known: Known, *, at: datetime) -> Next:
    """What to write after what is known. Reads the entries since then alone."""
    points = {each: head for each, head in history_lines.points().items() if head.position}
    broken = [
        Broken(*each, position, f"The heads of {known.at} know more of it than there is, or something else.")
        for each, position in _taken_back(known, points)
    ]
    grown = list(_grown(known, points, broken))
    return Next(heads.line(known, grown, at=at), broken)


def is_written(since: datetime) -> bool:
    """Whether heads were written at this time or later."""
    return DailyHead.objects.filter(at__gte=since).exists()


def _taken_back(known: Known, points: dict[Chain, Point]) -> Iterator[tuple[Chain, int]]:
    for each, before in known.points().items():
        now = points.get(each, BEGINNING)
        if now.position < before.position:
            yield each, now.position + 1
        elif now.position == before.position and now.hash != before.hash:
            yield each, now.position


def _grown(known: Known, points: dict[Chain, Point], broken: list[Broken]) -> Iterator[Grown]:
    before = known.points()
    begun = {each: before.get(each, BEGINNING).position for each in points}
    begun = {each: position for each, position in begun.items() if position < points[each].position}
    for run in runs(history_lines.lines_between(begun, points) if begun else (), before):
        del begun[run.chain]
        if run.fault:
            broken.append(run.fault)
        elif run.end != points[run.chain]:
            broken.append(run.broken(run.end.position, "Its head says something else."))
        marks = b"".join(heads.mark(run.hash_at(index)) for index in range(len(run.lines)))
        yield Grown(run.chain, run.begun.position, run.end.hash, marks)
    broken += [
        Broken(*each, position + 1, "All from here on is missing.") for each, position in begun.items()
    ]
