"""Going to an address again: when, and what may be found there."""

from datetime import timedelta
from enum import StrEnum
from urllib.parse import urlsplit

from claims.domain.refusals import Fault
from claims.domain.tongue import noted


class Found(StrEnum):
    """What stood at an address when the desk looked at it last."""

    SAME = "same"
    CHANGED = "changed"
    GONE = "gone"
    """The server says that there is no such page (404, 410)."""
    CLOSED = "closed"
    """It is not shown to the desk, or its site asks that programs do not fetch it."""
    UNREACHABLE = "unreachable"
    UNREAD = "unread"
    """Something stands there, and no text of it can be read."""


FOUND_LABELS = {
    Found.SAME: noted("stands there unchanged"),
    Found.CHANGED: noted("had changed"),
    Found.GONE: noted("is gone"),
    Found.CLOSED: noted("is not shown to the desk"),
    Found.UNREACHABLE: noted("cannot be reached"),
    Found.UNREAD: noted("cannot be read"),
}

TOLD = (Found.GONE, Found.CLOSED, Found.UNREACHABLE, Found.UNREAD)
"""What the history tells, once when it is found and once when it is over."""

PAUSES = (
    timedelta(hours=1),
    timedelta(hours=3),
    timedelta(hours=12),
    timedelta(days=1),
    timedelta(days=3),
    timedelta(days=7),
    timedelta(days=30),
)
"""How long an address rests after each look that found nothing new; the last one holds from then on."""

SLOW = 3
"""Looks that are left out at the beginning where a page is not expected to change, as with evidence."""

_OF_FAULT = {
    Fault.NOT_FOUND: Found.GONE,
    Fault.CLOSED: Found.CLOSED,
    Fault.ROBOTS: Found.CLOSED,
    Fault.FORBIDDEN: Found.CLOSED,
    Fault.ADDRESS: Found.CLOSED,
    Fault.TYPE: Found.UNREAD,
    Fault.ENCODING: Found.UNREAD,
    Fault.TOO_LARGE: Found.UNREAD,
}


def of_fault(fault: Fault) -> Found:
    """What a fetch that failed says of the page."""
    return _OF_FAULT.get(fault, Found.UNREACHABLE)


def pause(calm: int) -> timedelta:
    """How long an address rests that was found without news this many times in a row."""
    return PAUSES[min(calm, len(PAUSES) - 1)]


_NOWHERE = (".example", ".invalid", ".test", ".example.com", ".example.org", ".example.net")
"""Names that lead nowhere by agreement (RFC 6761): in demonstrations and tests."""


def can_be_visited(url: str) -> bool:
    """Whether anything can stand at this address at all."""
    host = urlsplit(url).hostname or ""
    return bool(host) and not f".{host}".endswith(_NOWHERE)


def is_front_page(url: str) -> bool:
    """Whether it is the page of a whole site, to which many send whoever looks for one that is gone."""
    parts = urlsplit(url)
    return parts.path in {"", "/"} and not parts.query


def same_words(one: str, other: str) -> bool:
    """Whether two texts have the same words, however their lines are broken."""
    return one.split() == other.split()
