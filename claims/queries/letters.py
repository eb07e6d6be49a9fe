"""What a letter tells, gathered when it is about to go out."""

from collections.abc import Iterable
from dataclasses import replace

from django.conf import settings
from django.urls import reverse

from claims.domain.notices import Channel, NoticeKind
from claims.models import BulkJob, Claim, Letter, Notice
from claims.policy import mail_links
from claims.policy.mail_links import Stop
from claims.publishing.letters import About, LetterPage, Sort, Told

MOST = 100
"""Notices that one letter tells; the page of notices has them all."""


def of(letter: Letter) -> LetterPage | None:
    """None where nobody wants it any more: all was unsubscribed, or the person left or has no address."""
    if not letter.user.is_active or not letter.user.email:
        return None
    wanted = Channel.DIGEST if letter.day else Channel.MAIL
    rows = list(
        letter.notices.filter(channel=wanted.value)
        .select_related("claim", "job")
        .defer("claim__search")
        .order_by("created_at", "id")
    )
    if not rows:
        return None
    kind = None if letter.day else NoticeKind(rows[0].kind)
    return LetterPage(
        to=letter.user.first_name or letter.user.display_name,
        day=letter.day,
        kind=kind,
        abouts=_by_subject(rows[:MOST]),
        count=len(rows),
        more=max(0, len(rows) - MOST),
        newsroom=settings.NEWSROOM_NAME,
        notices=_address("web:notices"),
        choices=_address("web:notice-choices"),
        stop=_address("web:mail-stop", mail_links.token(Stop(letter.user_id, kind))),
    )


def _by_subject(rows: Iterable[Notice]) -> tuple[About, ...]:
    subjects: dict[str, About] = {}
    told: dict[str, list[Told]] = {}
    for row in rows:
        about = _about(row.about)
        place = f"#comment-{row.comment_id}" if row.comment_id else ""
        subjects.setdefault(about.number, about)
        told.setdefault(about.number, []).append(Told(row.text, row.created_at, about.address + place))
    return tuple(replace(about, told=tuple(told[number])) for number, about in subjects.items())


def _about(found: Claim | BulkJob) -> About:
    if isinstance(found, BulkJob):
        return About(Sort.BULK, str(found), found.asked, _address("web:bulk-job", found.pk))
    return About(Sort.CLAIM, found.number, found.text, _address("web:claim", found.pk))


def _address(name: str, *places: object) -> str:
    return settings.PUBLIC_URL.rstrip("/") + reverse(name, args=places)
