"""Notices as their page shows them: a day after the other."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.urls import reverse
from django.utils import timezone

from claims.domain.notices import NOTICE_NAMES, NoticeKind
from claims.domain.tongue import say
from claims.models import BulkJob, Notice
from claims.web.presenters.ages import day, weekday


@dataclass(frozen=True, slots=True)
class About:
    """The claim or the bulk move: its number, its words and its page."""

    number: str
    text: str
    href: str


@dataclass(frozen=True, slots=True)
class Line:
    """One notice, the name of its kind, the exact place that it speaks of, and what stands there."""

    notice: Notice
    kind: str
    href: str
    about: About


@dataclass(frozen=True, slots=True)
class Day:
    label: str
    lines: tuple[Line, ...]


def by_day(notices: Iterable[Notice], today: date | None = None) -> tuple[Day, ...]:
    """The notices in their order, the days as a person calls them."""
    now = today or timezone.localdate()
    return tuple(
        Day(_label(when, now), tuple(_line(notice) for notice in group))
        for when, group in groupby(notices, lambda notice: timezone.localdate(notice.created_at))
    )


def _label(when: date, today: date) -> str:
    names = {0: say("Today"), 1: say("Yesterday")}
    return names.get((today - when).days) or f"{weekday(when)}, {day(when)}"


def _line(notice: Notice) -> Line:
    about = _about(notice)
    place = f"#comment-{notice.comment_id}" if notice.comment_id else ""
    return Line(notice, say(NOTICE_NAMES[NoticeKind(notice.kind)]), about.href + place, about)


def _about(notice: Notice) -> About:
    found = notice.about
    if isinstance(found, BulkJob):
        return About(str(found), found.asked, reverse("web:bulk-job", args=[found.pk]))
    return About(found.number, found.text, reverse("web:claim", args=[found.pk]))
