"""The text of a mail, with what its header says; what is attached is named, not read."""

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr
from importlib import import_module

from claims.domain.pages import Origin, Page
from claims.domain.refusals import Unreadable
from claims.gateways.reading.decoding import in_charset, kept, page_text, without_odd
from claims.gateways.reading.kinds import Kind
from claims.gateways.reading.paper import PASTE, Paper
from claims.gateways.reading.said import Said

DEEPEST = 30
"""How deep parts may lie within each other."""

MOST_PARTS = 1_000
LONGEST_HEADER = 10_000
LARGEST_HEADERS = 256 * 1024

_BLANK = re.compile(rb"\r?\n\r?\n")
_MORE_BLANK = re.compile(r"\n{3,}")


def read(raw: bytes, paper: Paper) -> Page:
    """Raises Unreadable where there is no text in it, or it is built to be hard to read."""
    header = _BLANK.search(raw)
    if (header.start() if header else len(raw)) > LARGEST_HEADERS:
        raise Unreadable(f"The header of this mail is longer than any real one; it is not read. {PASTE}")
    try:
        mail = message_from_bytes(raw.lstrip(), policy=policy.compat32)
        plain, pages, attached = _sorted(mail)
        text = plain or _from_pages(pages, paper)
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
    _tell(mail, said)
    return said.page(text, headed=True, unread=f"Attached to it and not read: {named}." if attached else "")


def _tell(mail: Message, said: Said) -> None:
    name, address = parseaddr(_header(mail, "from"))
    said.note("title", _header(mail, "subject"), Origin.MAIL)
    said.note("byline", name or address, Origin.MAIL)
    said.note_date("published", _header(mail, "date"), Origin.MAIL)


def _sorted(mail: Message) -> tuple[str, list[bytes], list[str]]:
    """Its plain text, its pages, and the names of what is attached."""
    plain, pages, attached = [], [], []
    for part in _parts(mail):
        kind, name = part.get_content_type(), part.get_filename()
        if name or part.get_content_disposition() == "attachment":
            attached.append(_plain_header(name or kind))
        elif kind == "text/plain":
            plain.append(_body(part))
        elif kind == "text/html":
            pages.append(_body(part).encode("utf-8", "replace"))
        elif not kind.startswith("multipart/"):
            attached.append(kind)
    return _MORE_BLANK.sub("\n\n", "\n\n".join(filter(None, plain))), pages, attached


def _parts(mail: Message) -> Iterator[Message]:
    """Every part that has no parts itself; one that was forwarded is attached."""
    waiting, number = [(mail, 0)], 0
    while waiting:
        here, depth = waiting.pop(0)
        number += 1
        if depth > DEEPEST or number > MOST_PARTS:
            raise Unreadable(
                f"This mail has more than {MOST_PARTS:,} parts, or parts more than {DEEPEST} deep within "
                f"each other; it is not read. {PASTE}"
            )
        if isinstance(inside := here.get_payload(), list) and here.get_content_maintype() == "multipart":
            waiting[:0] = [(part, depth + 1) for part in inside if isinstance(part, Message)]
        else:
            yield here


def _body(part: Message) -> str:
    found = part.get_payload(decode=True)
    raw = found if isinstance(found, bytes) else b""
    return kept(without_odd(in_charset(raw, str(part.get_content_charset() or ""))).replace("\r\n", "\n"))


def _from_pages(pages: list[bytes], paper: Paper) -> str:
    """The text of its pages, as of any page, or all of it where that finds no article."""
    html = import_module("claims.gateways.reading.html")
    found = []
    for page in pages:
        try:
            found.append(html.read(page, Paper(Kind.HTML, "utf-8")).text)
        except Unreadable:
            found.append(html.all_text(page_text(page, "utf-8")))
    return "\n\n".join(filter(None, found))


def _header(mail: Message, name: str) -> str:
    return _plain_header(str(mail.get(name, "")))


def _plain_header(value: object) -> str:
    """Decoded where it is encoded as mail has it, on one line."""
    short = " ".join(str(value)[:LONGEST_HEADER].split())
    try:
        return kept(str(make_header(decode_header(short))))
    except (MessageError, LookupError, ValueError):
        return kept(short)


def _named(attached: list[str]) -> str:
    shown = ", ".join(name[:80] for name in attached[:8])
    return f"{shown} and {len(attached) - 8} more" if len(attached) > 8 else shown
