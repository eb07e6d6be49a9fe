"""Bytes of pages made characters, as browsers make them, without those that no text has."""

import re
import sys
from contextlib import suppress

from claims.gateways.files import by_mark

_CHARSET = re.compile(
    r"utf-?8|utf-?16(?:le|be)?|iso-?8859-?\d+|windows-\d+|cp\d+|koi8-[ru]|gb[\w-]+|big5[\w-]*|euc-\w+|"
    r"shift[_-]jis|iso-2022-\w+|macintosh|x-mac-\w+|tis-620"
)
"""Encodings of text; Python knows others that a page has no use for, and some that take very long."""

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
    """In the encoding of this name, if it is one of text; otherwise UTF-8, or else Windows-1252."""
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
