"""A letter in words: the same as plain text and as simple HTML."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime

from django.template.loader import render_to_string

from claims.domain.notices import NOTICE_NAMES, NoticeKind


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that happened, and the absolute address of the place where it shows."""

    text: str
    at: datetime
    address: str


@dataclass(frozen=True, slots=True)
class About:
    """What happened to one claim or bulk move, in its order. `sort` is the word for which of the two."""

    sort: str
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
    context = {"page": page, "sort": NOTICE_NAMES[page.kind] if page.kind else "the daily mail"}
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
        things = _count(page.count, "thing")
        sorts = Counter(about.sort for about in page.abouts)
        several = " and ".join(_count(number, sort) for sort, number in sorts.items())
        about = first.number if len(page.abouts) == 1 else several
        line = f"{things} about {about}, to {page.day.day} {page.day:%B}"
    return " ".join(line.split())


def _count(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
