"""Bytes of pages made characters, as browsers make them, without those that no text has."""

import re
import sys
from contextlib import suppress

from claims.gateways.files import by_mark, encoding

_META = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([a-z0-9_:.-]{2,40})""", re.IGNORECASE)
_NONE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_NUMBERED = re.compile(r"&#([xX][0-9a-fA-F]{1,8}|[0-9]{1,10});?")


def page_text(raw: bytes, charset: str) -> str:
    """By its mark, by what the server says, by what the page says of itself, or as most pages are."""
    marked = by_mark(raw)
    if marked:
        return raw.decode(marked, "replace")
    meta = _META.search(raw[:4096])
    return in_charset(raw, charset or (meta[1].decode("ascii") if meta else ""))


def in_charset(raw: bytes, charset: str) -> str:
    """In the encoding of this name, if it tells one; otherwise UTF-8, or else Windows-1252."""
    with suppress(LookupError):
        return raw.decode(encoding(charset), "replace")
    try:
        return raw.decode("utf-8")
    except UnicodeError:
        return raw.decode("cp1252", "replace")


def without_odd(html: str) -> str:
    """Without characters that are none, also those written as numbers.

    At the character zero libxml2 takes the page to end, and trafilatura finds no text where others are.
    """
    return _NUMBERED.sub(lambda found: "" if _is_odd(found[1]) else found[0], _NONE.sub("", html))


def kept(text: str | None) -> str:
    """Without characters that are none, which no database keeps, nor white space around it."""
    return _NONE.sub("", text or "").strip()


def line(text: str | None, longest: int) -> str:
    """As one line, of so many code points at most."""
    return " ".join(kept((text or "")[: 20 * longest]).split())[:longest].rstrip()


def _is_odd(number: str) -> bool:
    code = int(number[1:], 16) if number[0] in "xX" else int(number)
    return code > sys.maxunicode or bool(_NONE.match(chr(code)))
