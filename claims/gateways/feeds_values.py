"""Single values out of a feed: its characters, a time, a link, and text out of markup."""

import html
import re
from codecs import getincrementaldecoder
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin

from claims.domain import addresses
from claims.domain.refusals import Unreachable
from claims.gateways.files import by_mark, encoding

LONGEST_TITLE, LONGEST_SUMMARY, LONGEST_ID = 300, 2000, 2000

_DECLARED = re.compile(rb"""^\s*<\?xml[^>]{0,200}encoding\s*=\s*["']([A-Za-z0-9_.:-]{2,40})["']""")
_BARE = {b"<\x00": "utf-16-le", b"\x00<": "utf-16-be"}
"""How UTF-16 begins where it has no mark."""

_NONE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_SILENT = re.compile(r"<(script|style)\b[^<>]*>[^<]*(?:</\1\s*>)?", re.IGNORECASE)
_BLOCK = re.compile(
    r"</?(?:p|div|br|li|ul|ol|h[1-6]|blockquote|t[rdh]|table|figure|hr)\b[^<>]*>", re.IGNORECASE
)
_TAG = re.compile(r"</?[A-Za-z!?][^<>]*>")
_FAR = re.compile(r"\s+")
_OLDEST = 1990
"""The year before which nothing was published by a feed; what says so is wrong."""


def decoded(raw: bytes, charset: str) -> str:
    """The text that the bytes hold: by their mark, the server's word, the declaration, or as most are.

    A character that is cut off at their end is left out.
    """
    marked = by_mark(raw) or _BARE.get(raw[:2])
    if marked:
        return raw.decode(marked, "replace")
    declared = _DECLARED.match(raw[:1024])
    for each in (charset or (declared[1].decode("ascii") if declared else ""), "utf-8"):
        try:
            return getincrementaldecoder(encoding(each))().decode(raw)
        except (UnicodeError, LookupError):
            continue
    return raw.decode("cp1252", "replace")


def plain(markup: str, longest: int) -> str:
    """The words of some HTML on one line, in time that grows with its length; never markup."""
    # What is longer than so many times what is kept is not read: titles and summaries are short.
    text = _SILENT.sub(" ", markup[: longest * 20])
    return line(html.unescape(_TAG.sub("", _BLOCK.sub(" ", text))), longest)


def line(text: str, longest: int) -> str:
    """Text on one line, without characters that are none."""
    return _FAR.sub(" ", _NONE.sub("", text)).strip()[:longest]


def moment(text: str) -> datetime | None:
    """A time as RSS (RFC 822) or Atom (ISO 8601) writes it, in UTC; None where it is no time."""
    text = text.strip()
    if not 8 <= len(text) <= 60:
        return None
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            found = read(text)
            told = found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
        except (ValueError, TypeError, OverflowError, IndexError):
            continue
        return told if told.year >= _OLDEST else None
    return None


def web_link(base: str, link: str) -> str:
    """Where a link on a feed leads, as an address that can be fetched; blank where it leads nowhere."""
    try:
        return str(addresses.read(urljoin(base, link.strip()))) if link.strip() else ""
    except (Unreachable, ValueError):
        return ""
