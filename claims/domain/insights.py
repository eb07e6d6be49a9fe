"""What the desk says of its own work: the questions, and the time that an answer covers."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from enum import StrEnum
from itertools import pairwise

from claims.domain.tongue import noted


class Question(StrEnum):
    """What is asked. Each is a chart, a table and a file of numbers."""

    WORK_IN_HAND = "work-in-hand"
    TIME_TO_VERDICT = "time-to-verdict"
    AGREEMENT = "agreement"
    DENIALS_WAITING = "denials-waiting"
    BY_PARTY = "verdicts-by-party"
    BY_READER = "verdicts-by-reader"
    PUBLISHERS = "publishers"
    WAYS_IN = "ways-in"


class Period(StrEnum):
    FOUR_WEEKS = "4-weeks"
    TWELVE_WEEKS = "12-weeks"
    YEAR = "year"
    ALL = "all"


PERIOD_LABELS = {
    Period.FOUR_WEEKS: noted("Last 4 weeks"),
    Period.TWELVE_WEEKS: noted("Last 12 weeks"),
    Period.YEAR: noted("Last year"),
    Period.ALL: noted("All time"),
}

PERIOD_DAYS = {Period.FOUR_WEEKS: 28, Period.TWELVE_WEEKS: 84, Period.YEAR: 364}
"""How many days each covers, today included; all time covers as many as there were."""

STEP_DAYS = (1, 7, 28, 91, 364)
"""How many days a step of a chart may have. A longer time has longer ones."""

AGES = (
    (timedelta(0), noted("Less than a day")),
    (timedelta(days=1), noted("1 to 3 days")),
    (timedelta(days=3), noted("3 to 7 days")),
    (timedelta(days=7), noted("1 to 4 weeks")),
    (timedelta(days=28), noted("4 weeks or more")),
)
"""For how long something waits, from this long on and until the next."""


@dataclass(frozen=True, slots=True)
class Step:
    """Some whole days of the desk, from midnight to the midnight that is no longer part of it."""

    begins: datetime
    ends: datetime

    @property
    def first_day(self) -> date:
        return self.begins.date()

    @property
    def last_day(self) -> date:
        return (self.ends - timedelta(microseconds=1)).date()


def steps(days: int, *, today: date, zone: tzinfo, most: int) -> tuple[Step, ...]:
    """The last `days` days, today the last of them, in at most `most` steps of one length.

    The first begins earlier where the days do not make whole steps; there may be more than `most` where even
    the longest steps are too short.
    """
    length = next((each for each in STEP_DAYS if days <= most * each), STEP_DAYS[-1])
    count = max(1, -(-days // length))
    after = today + timedelta(days=1)
    edges = [
        datetime.combine(after - timedelta(days=length * left), time.min, zone)
        for left in range(count, -1, -1)
    ]
    return tuple(Step(begins, ends) for begins, ends in pairwise(edges))
