"""What a page writes as a date, made a moment; what leaves anything open stays as it is written."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from email.utils import parsedate_to_datetime

LONGEST = 120
"""Characters of a date as it is written."""

_MONTHS = (
    "january jan januar janvier enero ene gennaio gen januari janeiro",
    "february feb februar février fevrier fév febrero febbraio februari fevereiro fev",
    "march mar märz maerz mrz mars marzo maart mrt março marco",
    "april apr avril avr abril abr aprile",
    "may mai mayo maggio mag mei maio",
    "june jun juni juin junio giugno giu junho",
    "july jul juli juillet juil julio luglio lug julho",
    "august aug août aout agosto ago augustus",
    "september sep sept septembre septiembre settembre set setembro",
    "october oct oktober okt octobre octubre ottobre ott outubro out",
    "november nov novembre noviembre novembro",
    "december dec dezember dez décembre decembre déc diciembre dic dicembre dezembro",
)
_MONTH = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
"""Months in English, German, French, Spanish, Italian, Dutch and Portuguese."""

_YEARS = range(1800, 2200)
_DAY_FIRST = re.compile(
    r"\b(\d{1,2})(?:st|nd|rd|th|er|º)?[.,]?\s+(?:de\s+)?([^\W\d_]{3,10})\.?,?\s+(?:de\s+)?(\d{4})\b"
)
_MONTH_FIRST = re.compile(r"\b([^\W\d_]{3,10})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b")
_NUMBERS = re.compile(
    r"(?<![\d./-])(?:(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})|(\d{1,2})([-/.])(\d{1,2})\5(\d{4}))(?![\d./-])"
)
_ISO = re.compile(
    r"\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d([.,]\d{1,9})?)?)?\s?(Z|UTC|GMT|[+-]\d\d:?\d\d)?", re.IGNORECASE
)
_POSTED = re.compile(
    r"(?:[A-Za-z]{3}, )?\d{1,2} [A-Za-z]{3} \d{4} \d\d:\d\d(:\d\d)? (GMT|UTC|[+-]\d{4})(?: \(\w+\))?"
)


@dataclass(frozen=True, slots=True)
class Dated:
    """The moment, if the day is certain; and what is written, where that is more or other than this says."""

    at: datetime | None
    as_written: str


NOTHING = Dated(None, "")


def read(written: str | None) -> Dated:
    """A day alone is its first minute, UTC. So is a day with a time of which the zone is not said: it stays
    beside it as written, as does what leaves the day open (“yesterday”, “3/4/2026”)."""
    text = " ".join((written or "")[: 4 * LONGEST].split())[:LONGEST]
    if not text:
        return NOTHING
    if _ISO.fullmatch(text):
        return _iso(text)
    if _POSTED.fullmatch(text):
        return _posted(text)
    day = _day(text)
    whole = day is not None and not re.search(r"\d:\d\d|\d\s?[ap]\.?m\b", text)
    return Dated(_first_minute(day), "" if whole else text)


def _iso(text: str) -> Dated:
    try:
        found = datetime.fromisoformat(re.sub(r"\s?(?:UTC|GMT)$", "Z", text.upper()).replace(",", "."))
    except ValueError:
        return Dated(None, text)
    if found.year not in _YEARS:
        return Dated(None, text)
    if found.tzinfo is None:
        return Dated(_first_minute(found.date()), text if ":" in text else "")
    return Dated(found.astimezone(UTC), "")


def _posted(text: str) -> Dated:
    try:
        found = parsedate_to_datetime(text)
        # What mail calls -0000 is a time in UTC.
        return Dated(found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC), "")
    except (ValueError, OverflowError):
        return Dated(None, text)


def _day(text: str) -> date | None:
    """The one day that is written there; None where it is none, more than one, or could be two."""
    days = set(_days(text))
    return days.pop() if len(days) == 1 else None


def _days(text: str) -> list[date | None]:
    named = [_made(year, _MONTH.get(month.lower()), day) for day, month, year in _DAY_FIRST.findall(text)]
    named += [_made(year, _MONTH.get(month.lower()), day) for month, day, year in _MONTH_FIRST.findall(text)]
    found: list[date | None] = [day for day in named if day is not None]
    for year, month, day, first, between, second, last in _NUMBERS.findall(text):
        found.append(_made(year, int(month), day) if year else _in_some_order(first, second, last, between))
    return found


def _in_some_order(first: str, second: str, year: str, between: str) -> date | None:
    """With points the day comes first; with strokes only where the numbers leave no choice."""
    if between == "." or int(first) > 12 or first == second:
        return _made(year, int(second), first)
    return _made(year, int(first), second) if int(second) > 12 else None


def _made(year: str, month: int | None, day: str) -> date | None:
    try:
        return date(int(year), month, int(day)) if month and int(year) in _YEARS else None
    except ValueError:
        return None


def _first_minute(day: date | None) -> datetime | None:
    return datetime.combine(day, time(), UTC) if day else None
