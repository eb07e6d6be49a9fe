"""The article out of a page that was fetched, or a sentence that says why there is none."""

import logging
import re
import sys
from contextlib import suppress
from datetime import UTC, datetime

from trafilatura import bare_extraction
from trafilatura.settings import Document

from claims.domain.pages import Page
from claims.domain.refusals import Unreadable
from claims.gateways.files import LARGEST, by_mark, decode

HTML = frozenset({"text/html", "application/xhtml+xml"})

DEEPEST = 512
"""How deep elements may lie within each other: parsers take time that grows with the square of it."""

FEWEST = 25
"""Words of the shortest article; what has fewer is a page of links, a notice or a stub."""

MOST_ELEMENTS = 50_000
"""Elements of the largest page that is read; beyond that, reading one takes longer than a worker has."""

STUB = 200
"""Words up to which the text of a page that calls itself closed is taken for what stands before the wall."""

# What it finds wrong with a page is no error of ours; the article says so.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)

_PASTE = "Paste the text instead."

_TAG = re.compile(rb"<(!--|/?[a-z][a-z0-9]*)")
_HIDDEN = (b"script", b"style", b"textarea", b"title", b"noscript")
_FLAT = frozenset(
    b"area base br col embed hr img input link meta source track wbr "
    b"p li dt dd tr td th thead tbody tfoot option optgroup html head body".split()
)
"""Elements without an inside, and those that close by themselves where the next begins."""

_CHARSET = re.compile(
    r"utf-?8|utf-?16(?:le|be)?|iso-?8859-?\d+|windows-\d+|cp\d+|koi8-[ru]|gb[\w-]+|big5[\w-]*|euc-\w+|"
    r"shift[_-]jis|iso-2022-\w+|macintosh|x-mac-\w+|tis-620"
)
"""Encodings of text; Python knows others that a page has no use for, and some that take very long."""

_META = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([a-z0-9_:.-]{2,40})""", re.IGNORECASE)
_NONE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")

_NUMBERED = re.compile(r"&#([xX][0-9a-fA-F]{1,8}|[0-9]{1,10});?")

_CLOSED = re.compile(rb"""["']?isAccessibleForFree["']?\s*[:=]\s*["']?(?:false|no)\b""", re.IGNORECASE)
"""How a page says that it wants a payment (schema.org's isAccessibleForFree)."""


def read(raw: bytes, *, content_type: str, charset: str, url: str) -> Page:
    """The article on this page. Raises Unreadable, with a sentence for the person."""
    if content_type == "text/plain":
        return Page(decode(_in(raw, charset).encode() if charset else raw))
    if content_type not in HTML:
        raise Unreadable(
            f"What stands at this address is “{content_type[:60]}”, which is not read here yet. {_PASTE}"
        )
    if len(raw) > LARGEST:
        raise Unreadable(
            f"This page has {len(raw) / 1024 / 1024:.1f} MB; the desk reads up to 5 MB. {_PASTE}"
        )
    check_elements(raw)
    html = _without_odd(html_of(raw, charset))
    found = bare_extraction(html, url=url, include_comments=False, with_metadata=True)
    page = found if isinstance(found, Document) else Document()
    text = _kept(page.text)
    words = len(text.split())
    if words < STUB and _CLOSED.search(raw):
        raise Unreadable(
            f"The page is behind a paywall: it says so itself, and shows {_words(words)}. {_PASTE}"
        )
    if words < FEWEST:
        raise Unreadable(
            f"This is not an article: all that was found on the page is {_words(words)}. If there is more to "
            "read in a browser, paste it."
        )
    title = " ".join(_kept(page.title).split())
    return Page(
        text=text if not title or text.startswith(title) else f"{title}\n\n{text}",
        title=title[:500],
        byline=_kept(page.author)[:300],
        publisher=_kept(page.sitename)[:200],
        published_at=_day(page.date),
    )


def check_elements(raw: bytes) -> None:
    """Raise Unreadable where elements are too many, or too deep within each other. Reads the bytes once."""
    low, at, depth, number = raw.lower(), 0, 0, 0
    while match := _TAG.search(low, at):
        at, name = match.end(), match[1]
        number += 1
        if number > 2 * MOST_ELEMENTS:
            raise Unreadable(f"This page has more than {MOST_ELEMENTS:,} elements; it is not read. {_PASTE}")
        if name == b"!--" or name in _HIDDEN:
            # What stands in there is no element; where it never ends, nothing else comes.
            end = low.find(b"-->" if name == b"!--" else b"</" + name, at)
            if end < 0:
                return
            at = end + 3
        elif name.startswith(b"/"):
            depth -= name[1:] not in _FLAT and depth > 0
        elif name not in _FLAT:
            depth += 1
            if depth > DEEPEST:
                raise Unreadable(
                    f"On this page elements lie more than {DEEPEST} deep within each other, which is not "
                    f"read. {_PASTE}"
                )


def html_of(raw: bytes, charset: str) -> str:
    """By its mark, by what the server says, by what the page says of itself, or as most pages are."""
    marked = by_mark(raw)
    if marked:
        return raw.decode(marked, "replace")
    meta = _META.search(raw[:4096])
    return _in(raw, charset or (meta[1].decode("ascii") if meta else ""))


def _in(raw: bytes, charset: str) -> str:
    name = charset.lower()
    # As browsers have it (WHATWG): whoever says Latin-1 means Windows-1252.
    name = "cp1252" if name in {"iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii"} else name
    if _CHARSET.fullmatch(name):
        with suppress(LookupError):
            return raw.decode(name, "replace")
    try:
        return raw.decode("utf-8")
    except UnicodeError:
        return raw.decode("cp1252", "replace")


def _without_odd(html: str) -> str:
    """Without characters that are none, also those written as numbers.

    At the character zero libxml2 takes the page to end, and trafilatura finds no text where others are.
    """
    return _NUMBERED.sub(lambda found: "" if _is_odd(found[1]) else found[0], _NONE.sub("", html))


def _is_odd(number: str) -> bool:
    code = int(number[1:], 16) if number[0] in "xX" else int(number)
    return code > sys.maxunicode or bool(_NONE.match(chr(code)))


def _kept(text: str | None) -> str:
    """Without characters that are none, which no database keeps."""
    return _NONE.sub("", text or "").strip()


def _words(number: int) -> str:
    return f"{number or 'no'} {'word' if number == 1 else 'words'} of text"


def _day(date: str | None) -> datetime | None:
    """A page's date without a time is its first minute."""
    try:
        return datetime.fromisoformat(date).replace(tzinfo=UTC) if date else None
    except ValueError:
        return None
