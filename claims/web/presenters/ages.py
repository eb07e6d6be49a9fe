"""Times, as a person at a desk says them."""

from datetime import date, datetime, timedelta

from django.utils import timezone
from markupsafe import Markup

from claims.domain.profiles import zone_in_words
from claims.domain.wording import day_in_words

MINUTE, HOUR, DAY = 60, 3600, 86_400
SOON = timedelta(days=1)


def ago(at: datetime | None, now: datetime | None = None) -> Markup:
    """“3 h”, with the exact time for machines and for the pointer. Nothing where there is no time."""
    if at is None:
        return Markup("")
    return _time(at, _span((now or timezone.now()) - at))


def since(at: datetime | None, now: datetime | None = None) -> Markup:
    """“3 h ago”, or “just now”, with the exact time. Nothing where there is no time."""
    if at is None:
        return Markup("")
    passed = (now or timezone.now()) - at
    return _time(at, _span(passed) + (" ago" if passed >= timedelta(seconds=MINUTE) else ""))


def soon(at: datetime | None, now: datetime | None = None) -> Markup:
    """“in 3 h”, or “now”, with the exact time. Nothing where there is no time."""
    if at is None:
        return Markup("")
    left = at - (now or timezone.now())
    return _time(at, f"in {_span(left)}" if left >= timedelta(seconds=MINUTE) else "now")


def due(at: datetime, now: datetime | None = None) -> Markup:
    """“due 14:00”, “due tomorrow”, “due 3 May”, or “2 d overdue”; marked where it is soon or late."""
    instant = now or timezone.now()
    here, today = timezone.localtime(at), timezone.localtime(instant).date()
    if at < instant - timedelta(seconds=MINUTE):
        words = f"{_span(instant - at)} overdue"
    elif at <= instant:
        words = "due now"
    elif here.date() == today:
        words = f"due {here:%H:%M}"
    elif here.date() == today + timedelta(days=1):
        words = "due tomorrow"
    else:
        words = f"due {here.day} {here:%b}" + ("" if here.year == today.year else f" {here.year}")
    return _time(at, words, "late" if at <= instant else "soon" if at <= instant + SOON else "")


def moment(at: datetime) -> str:
    """“3 May 2026, 14:00”."""
    here = timezone.localtime(at)
    return f"{day(here)}, {here:%H:%M}"


def zoned(at: datetime) -> str:
    """“3 May 2026, 14:00 UTC”: where nothing else says whose clock it is."""
    return f"{moment(at)} {timezone.localtime(at):%Z}"


def exact(at: datetime) -> str:
    """“3 May 2026, 14:00:05 UTC”."""
    here = timezone.localtime(at)
    return f"{day(here)}, {here:%H:%M:%S %Z}"


def zone() -> str:
    """“New York time”, or “UTC”: whose clock this page speaks of."""
    return zone_in_words(str(timezone.get_current_timezone()))


def clock_time(at: datetime | None) -> str:
    """“2026-05-03T14:00”, as a browser's own field for a time wants it; blank where there is none."""
    return f"{timezone.localtime(at):%Y-%m-%dT%H:%M}" if at else ""


def day(at: date) -> str:
    """“3 May 2026”."""
    when = timezone.localtime(at).date() if isinstance(at, datetime) else at
    return day_in_words(when)


def _time(at: datetime, words: str, mark: str = "") -> Markup:
    marked = Markup(' class="{}"').format(mark) if mark else ""
    return Markup('<time{} datetime="{}" title="{}">{}</time>').format(
        marked, at.isoformat(), zoned(at), words
    )


def _span(passed: timedelta) -> str:
    seconds = max(0, int(passed.total_seconds()))
    if seconds < MINUTE:
        return "just now"
    if seconds < HOUR:
        return f"{seconds // MINUTE} min"
    if seconds < DAY:
        return f"{seconds // HOUR} h"
    if seconds < 60 * DAY:
        return f"{seconds // DAY} d"
    return f"{seconds // (30 * DAY)} months"
