"""What every answer is made of, and how its numbers are written."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.formats import number_format

from claims.domain.insights import Question, Step
from claims.domain.tongue import noted, number, say, say_count
from claims.publishing import csv_tables
from claims.publishing.csv_tables import Cell
from claims.web.presenters.ages import day, month, short_day
from claims.web.presenters.charts.bars import Bars
from claims.web.presenters.charts.columns import Columns
from claims.web.presenters.charts.spans import Spans

TITLES = {
    Question.WORK_IN_HAND: noted("Work in hand"),
    Question.TIME_TO_VERDICT: noted("Time to a verdict"),
    Question.AGREEMENT: noted("Second readers agree"),
    Question.DENIALS_WAITING: noted("Denials not yet looked at"),
    Question.BY_PARTY: noted("Verdicts by party"),
    Question.BY_READER: noted("Verdicts by reader"),
    Question.PUBLISHERS: noted("Where claims come from"),
    Question.WAYS_IN: noted("How articles come in"),
}

MOST_BARS = 10
"""Names that a chart shows; the first of the list."""

MOST_ROWS = 50
"""Names that the table below it shows. The file has all."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of numbers; the first cell names it. `href` is where the name leads, or blank."""

    cells: tuple[Cell, ...]
    href: str = ""


@dataclass(frozen=True, slots=True)
class Numbers:
    """What the chart was drawn from. `hours` are the columns that hold lengths of time."""

    columns: tuple[str, ...]
    lines: tuple[Line, ...]
    hours: tuple[str, ...] = ()

    @property
    def shown(self) -> tuple[Line, ...]:
        return self.lines[:MOST_ROWS]

    @property
    def more(self) -> int:
        return len(self.lines) - len(self.shown)

    def file(self) -> str:
        hours = say("{column} (hours)")
        named = [hours.format(column=name) if name in self.hours else name for name in self.columns]
        return csv_tables.written(named, (line.cells for line in self.lines))


@dataclass(frozen=True, slots=True)
class Card:
    """One answer. `says` is what the chart shows, in words; where there is no chart yet, what will be here.

    `note` says what to know before one relies on it.
    """

    question: Question
    says: str
    chart: Columns | Spans | Bars | None
    numbers: Numbers
    note: str = ""

    @property
    def title(self) -> str:
        return say(TITLES[self.question])


def cell(value: Cell) -> str:
    """A number, a day or a length of time as the page writes it."""
    if value is None:
        return "–"
    if isinstance(value, timedelta):
        return span(value)
    if isinstance(value, date):
        return day(value)
    return number(value) if isinstance(value, int) else value


def span(passed: timedelta) -> str:
    """“40 min”, “7 h”, “3 d 4 h”, “26 d”."""
    minutes = round(passed.total_seconds() / 60)
    days, hours = divmod(round(minutes / 60), 24)
    if minutes < 60:
        return say("{n} min", n=minutes)
    if not days:
        return say("{n} h", n=hours)
    if hours and days < 7:
        return say("{days} d {hours} h", days=days, hours=hours)
    return say("{n} d", n=days)


def span_in_words(passed: timedelta) -> str:
    """“40 minutes”, “7 hours”, “3 days”; one decimal where a day more or less is much."""
    hours = passed / timedelta(hours=1)
    if hours < 1:
        return say_count("{count} minute", "{count} minutes", round(hours * 60))
    if hours < 48:
        return say_count("{count} hour", "{count} hours", round(hours))
    days = round(hours / 24, 1 if hours < 240 else 0)
    return say("{days} days", days=number(int(days)) if days == int(days) else number_format(days, 1))


def days_of(step: Step) -> str:
    """“3 Nov 2026”, or “3 Nov 2026 to 9 Nov 2026”."""
    first, last = day(step.first_day), day(step.last_day)
    return first if first == last else say("{first} to {last}", first=first, last=last)


def under(steps: Sequence[Step]) -> list[str]:
    """What stands below each step of a chart: “3 Nov”, or “Nov 2026” where the steps are long."""
    long = (steps[-1].ends - steps[0].begins).days > 400
    return [month(step.first_day) if long else short_day(step.first_day) for step in steps]
