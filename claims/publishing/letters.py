"""A letter in words: the same as plain text and as simple HTML."""

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
class AboutClaim:
    """What happened to one claim, in its order."""

    number: str
    text: str
    address: str
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class LetterPage:
    """A letter's content. `kind` is what a single notice is about; a digest has its `day` instead.

    `more` is how many notices it leaves out. `choices` and `stop` are addresses.
    """

    to: str
    day: date | None
    kind: NoticeKind | None
    claims: tuple[AboutClaim, ...]
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
    first = page.claims[0]
    if page.day is None:
        line = first.told[0].text
    else:
        things = "1 thing" if page.count == 1 else f"{page.count} things"
        about = first.number if len(page.claims) == 1 else f"{len(page.claims)} claims"
        line = f"{things} about {about}, to {page.day.day} {page.day:%B}"
    return " ".join(line.split())
