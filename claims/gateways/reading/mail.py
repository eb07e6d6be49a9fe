"""The text of a mail, with what its header says; what is attached is named, not read.

A mail that was forwarded is read with one that itself says little, and named otherwise.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.errors import MessageError
from email.header import decode_header
from email.message import Message
from email.utils import parseaddr
from importlib import import_module

from claims.domain.pages import Origin, Page
from claims.domain.refusals import Unreadable
from claims.gateways.reading.decoding import in_charset, kept, page_text, without_odd
from claims.gateways.reading.glance import words_shown
from claims.gateways.reading.kinds import Kind
from claims.gateways.reading.paper import PASTE, Paper
from claims.gateways.reading.said import Said

DEEPEST = 30
"""How deep parts may lie within each other."""

MOST_PARTS = 1_000
LONGEST_HEADER = 10_000
LARGEST_HEADERS = 256 * 1024

FEW = 50
"""Words of a mail that says little itself: one that was forwarded with it is then what it is about."""

FAR_MORE = 3
"""How many times the words of a text its page has where the text only stands in for the page."""

_FORWARDED = "a forwarded message"
_WORDS = {"message/rfc822": _FORWARDED}
"""What parts are called that have no name, beside their kind."""

_BLANK = re.compile(rb"\r?\n\r?\n")
_MORE_BLANK = re.compile(r"\n{3,}")


class _AsWritten(policy.Compat32):
    """Headers with the letters that they hold, also where those are not encoded as mail has it (RFC 6532)."""

    def header_fetch_parse(self, name: str, value: str) -> str:
        return in_charset(value.encode("utf-8", "surrogateescape"), "")


@dataclass(slots=True)
class _Letter:
    """One mail: its parts that hold text, those that are alternatives of each other in one lot."""

    mail: Message
    lots: dict[int, list[Message]] = field(default_factory=dict)
    attached: list[str] = field(default_factory=list)

    def take(self, part: Message, lot: int) -> None:
        """Into its lot, or named as attached."""
        kind, name = part.get_content_type(), part.get_filename()
        attached = bool(name) or part.get_content_disposition() == "attachment"
        if not attached and kind in {"text/plain", "text/html"}:
            self.lots.setdefault(lot, []).append(part)
        elif attached or not kind.startswith("multipart/"):
            self.attached.append(_plain_header(name or _WORDS.get(kind, kind)))

    @property
    def text(self) -> str:
        return "\n\n".join(filter(None, map(_chosen, self.lots.values())))

    @property
    def subject(self) -> str:
        return _header(self.mail, "subject")


def read(raw: bytes, paper: Paper) -> Page:
    """Raises Unreadable where there is no text in it, or it is built to be hard to read."""
    header = _BLANK.search(raw)
    if (header.start() if header else len(raw)) > LARGEST_HEADERS:
        raise Unreadable(f"The header of this mail is longer than any real one; it is not read. {PASTE}")
    try:
        letters = _letters(message_from_bytes(raw.lstrip(), policy=_AsWritten()))
        text, told, attached = _together(*letters)
    except (MessageError, AttributeError, LookupError, TypeError, ValueError) as error:
        raise Unreadable(f"This mail is broken: its parts do not fit together. {PASTE}") from error
    named = _named(attached)
    if not text:
        raise Unreadable(
            f"There is no text in this mail, only what is attached to it ({named}). Save that, and "
            "hand it in."
            if attached
            else f"There is no text in this mail. {PASTE}"
        )
    said = Said()
    for mail in told:
        _tell(mail, said)
    return said.page(text, headed=True, unread=f"Attached to it and not read: {named}." if attached else "")


def _together(letter: _Letter, *forwarded: _Letter) -> tuple[str, list[Message], list[str]]:
    """The text, the mails whose headers tell of it, the one that counts first, and what is not read."""
    text = letter.text
    if len(text.split()) >= FEW:
        return text, [letter.mail], [*letter.attached, *map(_forwarded, forwarded)]
    with_text = [(each, inside) for each in forwarded if (inside := each.text)]
    attached = [name for each in (letter, *forwarded) for name in each.attached]
    if len(with_text) != 1:
        whole = (text, *(f"{each.subject}\n\n{inside}" for each, inside in with_text))
        return "\n\n".join(filter(None, whole)), [letter.mail], attached
    [(other, inside)] = with_text
    told = [other.mail, letter.mail] if len(inside.split()) > len(text.split()) else [letter.mail]
    return "\n\n".join(filter(None, (text, inside))), told, attached


def _forwarded(letter: _Letter) -> str:
    return f"{_FORWARDED} ({letter.subject[:60]})" if letter.subject else _FORWARDED


def _tell(mail: Message, said: Said) -> None:
    name, address = parseaddr(_header(mail, "from"))
    said.note("title", _header(mail, "subject"), Origin.MAIL)
    said.note("byline", name or address, Origin.MAIL)
    said.note_date("published", _header(mail, "date"), Origin.MAIL)


def _letters(mail: Message) -> list[_Letter]:
    """The mail, and those that were forwarded with it, in their order."""
    letters = [_Letter(mail)]
    waiting, number = [(mail, letters[0], 0, 0)], 0
    while waiting:
        here, letter, lot, depth = waiting.pop(0)
        number += 1
        if depth > DEEPEST or number > MOST_PARTS:
            raise Unreadable(
                f"This mail has more than {MOST_PARTS:,} parts, or parts more than {DEEPEST} deep within "
                f"each other; it is not read. {PASTE}"
            )
        inside = [part for part in _inside(here) if isinstance(part, Message)]
        if not inside:
            letter.take(here, lot or -number)
            continue
        if here.get_content_maintype() == "message":
            letter, lot = _Letter(inside[0]), 0
            letters.append(letter)
        elif here.get_content_type() == "multipart/alternative":
            lot = lot or number
        waiting[:0] = [(part, letter, lot, depth + 1) for part in inside]
    return letters


def _inside(part: Message) -> Sequence[object]:
    """The parts of a part; a mail that was packed before it was forwarded has none that can be read."""
    inside = part.get_payload()
    packed = str(part.get("content-transfer-encoding", "")).strip().lower() in {"base64", "quoted-printable"}
    holds = part.get_content_maintype() == "multipart" or (
        part.get_content_type() == "message/rfc822" and not packed
    )
    return inside if isinstance(inside, list) and holds else ()


def _chosen(lot: list[Message]) -> str:
    """What is said in one way or in several: its plain text, unless that only stands in for a page."""
    plain = [_body(part) for part in lot if part.get_content_type() == "text/plain"]
    text = _MORE_BLANK.sub("\n\n", "\n\n".join(filter(None, plain)))
    pages = [_body(part) for part in lot if part.get_content_type() == "text/html"]
    shown = sum(map(words_shown, pages))
    words = len(text.split())
    if words and shown < FAR_MORE * words:
        return text
    try:
        found = _from_pages(pages)
    except Unreadable:
        if not text:
            raise
        return text
    return found if len(found.split()) > words else text


def _body(part: Message) -> str:
    found = part.get_payload(decode=True)
    raw = found if isinstance(found, bytes) else b""
    return kept(without_odd(in_charset(raw, str(part.get_content_charset() or ""))).replace("\r\n", "\n"))


def _from_pages(pages: list[str]) -> str:
    """The text of its pages, as of any page, or all of it where that finds no article."""
    html = import_module("claims.gateways.reading.html")
    found = []
    for page in pages:
        raw = page.encode("utf-8", "replace")
        try:
            found.append(html.read(raw, Paper(Kind.HTML, "utf-8")).text)
        except Unreadable:
            found.append(html.all_text(page_text(raw, "utf-8")))
    return "\n\n".join(filter(None, found))


def _header(mail: Message, name: str) -> str:
    return _plain_header(str(mail.get(name, "")))


def _plain_header(value: object) -> str:
    """Decoded where it is encoded as mail has it, on one line."""
    short = " ".join(str(value)[:LONGEST_HEADER].split())
    try:
        return kept("".join(_decoded(*each) for each in decode_header(short)))
    except (MessageError, LookupError, ValueError):
        return kept(short)


def _decoded(words: bytes | str, charset: str | None) -> str:
    """What stands beside encoded words comes as Python writes characters in bytes."""
    if isinstance(words, str):
        return words
    return in_charset(words, charset) if charset else words.decode("raw-unicode-escape")


def _named(attached: list[str]) -> str:
    shown = ", ".join(name[:80] for name in attached[:8])
    return f"{shown} and {len(attached) - 8} more" if len(attached) > 8 else shown
