"""A letter in words: the same as plain text and as simple HTML."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from django.template.loader import render_to_string
from django.utils.formats import date_format

from claims.domain.notices import NOTICE_NAMES, NoticeKind
from claims.domain.tongue import say, say_count
from claims.domain.wording import all_of


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that happened, and the absolute address of the place where it shows."""

    text: str
    at: datetime
    address: str


class Sort(StrEnum):
    """What a notice is about."""

    CLAIM = "claim"
    BULK = "bulk"


@dataclass(frozen=True, slots=True)
class About:
    """What happened to one claim or bulk move, in its order."""

    sort: Sort
    number: str
    text: str
    address: str
    told: tuple[Told, ...] = ()


@dataclass(frozen=True, slots=True)
class LetterPage:
    """A letter's content. `kind` is what a single notice is about; a digest has its `day` instead.

    `more` is how many notices it leaves out. `choices` and `stop` are addresses.
    """

    to: str
    day: date | None
    kind: NoticeKind | None
    abouts: tuple[About, ...]
    count: int
    more: int
    newsroom: str
    notices: str
    choices: str
    stop: str


@dataclass(frozen=True, slots=True)
class Written:
    subject: str
    plain: str
    html: str


def written(page: LetterPage) -> Written:
    context = {"page": page, "sort": say(NOTICE_NAMES[page.kind]) if page.kind else ""}
    return Written(
        subject=_subject(page),
        plain=render_to_string("mail/letter.txt", context),
        html=render_to_string("mail/letter.html", context),
    )


def _subject(page: LetterPage) -> str:
    """One line, whatever stands in it."""
    first = page.abouts[0]
    if page.day is None:
        line = first.told[0].text
    else:
        sorts = Counter(about.sort for about in page.abouts)
        several = all_of(_SEVERAL[sort](number) for sort, number in sorts.items())
        day = date_format(page.day, "MONTH_DAY_FORMAT")
        line = say_count(
            "{count} thing about {about}, to {day}",
            "{count} things about {about}, to {day}",
            page.count,
            about=first.number if len(page.abouts) == 1 else several,
            day=day,
        )
    return " ".join(line.split())


_SEVERAL: dict[Sort, Callable[[int], str]] = {
    Sort.CLAIM: lambda count: say_count("{count} claim", "{count} claims", count),
    Sort.BULK: lambda count: say_count("{count} bulk move", "{count} bulk moves", count),
}
