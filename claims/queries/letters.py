"""What a letter tells, gathered when it is about to go out."""

from collections.abc import Iterable

from django.conf import settings
from django.urls import reverse

from claims.domain.notices import Channel, NoticeKind
from claims.models import Claim, Letter, Notice
from claims.policy import mail_links
from claims.policy.mail_links import Stop
from claims.publishing.letters import AboutClaim, LetterPage, Told

MOST = 100
"""Notices that one letter tells; the page of notices has them all."""


def of(letter: Letter) -> LetterPage | None:
    """None where nobody wants it any more: all was unsubscribed, or the person left or has no address."""
    if not letter.user.is_active or not letter.user.email:
        return None
    wanted = Channel.DIGEST if letter.day else Channel.MAIL
    rows = list(
        letter.notices.filter(channel=wanted.value)
        .select_related("claim")
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
        claims=_by_claim(rows[:MOST]),
        count=len(rows),
        more=max(0, len(rows) - MOST),
        newsroom=settings.NEWSROOM_NAME,
        notices=_address("web:notices"),
        choices=_address("web:notice-choices"),
        stop=_address("web:mail-stop", mail_links.token(Stop(letter.user_id, kind))),
    )


def _by_claim(rows: Iterable[Notice]) -> tuple[AboutClaim, ...]:
    claims: dict[int, Claim] = {}
    told: dict[int, list[Told]] = {}
    for row in rows:
        claims.setdefault(row.claim_id, row.claim)
        place = f"#comment-{row.comment_id}" if row.comment_id else ""
        address = _address("web:claim", row.claim_id) + place
        told.setdefault(row.claim_id, []).append(Told(row.text, row.created_at, address))
    return tuple(
        AboutClaim(claim.number, claim.text, _address("web:claim", pk), tuple(told[pk]))
        for pk, claim in claims.items()
    )


def _address(name: str, *places: object) -> str:
    return settings.PUBLIC_URL.rstrip("/") + reverse(name, args=places)
