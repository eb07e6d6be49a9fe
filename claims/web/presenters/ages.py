"""Times, as a person at a desk says them."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.formats import date_format
from markupsafe import Markup

from claims.domain.outside import day_of
from claims.domain.profiles import zone_in_words
from claims.domain.tongue import noted, say

MINUTE, HOUR, DAY = 60, 3600, 86_400
SOON = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of time, and how a number of it is said: alone, as past, as to come, as beyond what was set."""

    seconds: int
    alone: str
    past: str
    to_come: str
    overdue: str


UNITS = (
    Unit(
        30 * DAY,
        noted("{n} months"),
        noted("{n} months ago"),
        noted("in {n} months"),
        noted("{n} months overdue"),
    ),
    Unit(DAY, noted("{n} d"), noted("{n} d ago"), noted("in {n} d"), noted("{n} d overdue")),
    Unit(HOUR, noted("{n} h"), noted("{n} h ago"), noted("in {n} h"), noted("{n} h overdue")),
    Unit(MINUTE, noted("{n} min"), noted("{n} min ago"), noted("in {n} min"), noted("{n} min overdue")),
)


def ago(at: datetime | None, now: datetime | None = None) -> Markup:
    """“3 h”, with the exact time for machines and for the pointer. Nothing where there is no time."""
    if at is None:
        return Markup("")
    passed = (now or timezone.now()) - at
    if passed < timedelta(seconds=MINUTE):
        return _time(at, say("just now"))
    unit = _unit(passed)
    return _time(at, _said(unit.alone, unit, passed))


def since(at: datetime | None, now: datetime | None = None) -> Markup:
    """“3 h ago”, or “just now”, with the exact time. Nothing where there is no time."""
    if at is None:
        return Markup("")
    passed = (now or timezone.now()) - at
    if passed < timedelta(seconds=MINUTE):
        return _time(at, say("just now"))
    unit = _unit(passed)
    return _time(at, _said(unit.past, unit, passed))


def soon(at: datetime | None, now: datetime | None = None) -> Markup:
    """“in 3 h”, or “now”, with the exact time. Nothing where there is no time."""
    if at is None:
        return Markup("")
    left = at - (now or timezone.now())
    if left < timedelta(seconds=MINUTE):
        return _time(at, say("now"))
    unit = _unit(left)
    return _time(at, _said(unit.to_come, unit, left))


def due(at: datetime, now: datetime | None = None) -> Markup:
    """“due 14:00”, “due tomorrow”, “due 3 May”, or “2 d overdue”; marked where it is soon or late."""
    instant = now or timezone.now()
    here, today = timezone.localtime(at), timezone.localtime(instant).date()
    if at < instant - timedelta(seconds=MINUTE):
        unit = _unit(instant - at)
        words = _said(unit.overdue, unit, instant - at)
    elif at <= instant:
        words = say("due now")
    elif here.date() == today:
        words = say("due {time}", time=f"{here:%H:%M}")
    elif here.date() == today + timedelta(days=1):
        words = say("due tomorrow")
    else:
        words = say("due {day}", day=short_day(here) if here.year == today.year else day(here))
    return _time(at, words, "late" if at <= instant else "soon" if at <= instant + SOON else "")


def moment(at: datetime) -> str:
    """“3 May 2026, 14:00”."""
    return date_format(timezone.localtime(at), "DATETIME_FORMAT")


def zoned(at: datetime) -> str:
    """“3 May 2026, 14:00 UTC”: where nothing else says whose clock it is."""
    return f"{moment(at)} {timezone.localtime(at):%Z}"


def exact(at: datetime) -> str:
    """“3 May 2026, 14:00:05 UTC”."""
    here = timezone.localtime(at)
    return f"{moment(at)}:{here:%S %Z}"


def zone() -> str:
    """“New York time”, or “UTC”: whose clock this page speaks of."""
    return zone_in_words(str(timezone.get_current_timezone()))


def clock_time(at: datetime | None) -> str:
    """“2026-05-03T14:00”, as a browser's own field for a time wants it; blank where there is none."""
    return f"{timezone.localtime(at):%Y-%m-%dT%H:%M}" if at else ""


def day(at: date) -> str:
    """“3 May 2026”."""
    when = timezone.localtime(at).date() if isinstance(at, datetime) else at
    return date_format(when, "DATE_FORMAT")


def written_day(written: str) -> str:
    """A day that somebody else wrote: in our way if theirs leaves nothing open, otherwise as it stands."""
    found = day_of(written)
    return day(found) if found else written


def short_day(at: date) -> str:
    """“3 May”: where the year goes without saying."""
    return date_format(at, "MONTH_DAY_FORMAT")


def month(at: date) -> str:
    """“May 2026”."""
    return date_format(at, "YEAR_MONTH_FORMAT")


def weekday(at: date) -> str:
    """“Sunday”."""
    return date_format(at, "l")


def _time(at: datetime, words: str, mark: str = "") -> Markup:
    marked = Markup(' class="{}"').format(mark) if mark else ""
    return Markup('<time{} datetime="{}" title="{}">{}</time>').format(
        marked, at.isoformat(), zoned(at), words
    )


def _unit(passed: timedelta) -> Unit:
    """The largest of which there are some; two at least of months."""
    months, *shorter = UNITS
    seconds = passed.total_seconds()
    if seconds >= 2 * months.seconds:
        return months
    return next((unit for unit in shorter if seconds >= unit.seconds), shorter[-1])


def _said(words: str, unit: Unit, passed: timedelta) -> str:
    return say(words, n=int(passed.total_seconds()) // unit.seconds)
