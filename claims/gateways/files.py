"""Bytes from outside, made text or refused with a sentence that says why."""

import codecs
import re
from contextlib import suppress

from claims.domain.refusals import Unreadable

LARGEST = 5 * 1024 * 1024
"""Bytes of the longest text the desk reads: some forty novels, and no article."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ENCODINGS = re.compile(
    r"utf-?8|utf-?16(?:le|be)?|iso-?8859-?\d+|windows-\d+|cp(?!(?:037|273|424|500|875|1026|1140)$)\d+|"
    r"koi8-[ru]|gb[\w-]+|big5[\w-]*|euc-\w+|shift[_-]jis|iso-2022-\w+|macintosh|x-mac-\w+|tis-620"
)
"""Encodings of text on the web; Python knows others, such as EBCDIC, and some that take very long."""

_LATIN_1 = frozenset({"iso-8859-1", "iso8859-1", "latin1", "latin-1", "us-ascii", "ascii"})
_BINARY = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_NOT_TEXT = "This is not text: it holds bytes that no text has. Save the article as plain text and try again."


def decode(data: bytes, named: str = "") -> str:
    """The text that the bytes hold: by their mark, in the encoding `named`, UTF-8, or else Windows-1252.

    Raises Unreadable where it is empty, too large or not text. Line ends are kept as they are,
    so that offsets count in the text as it was sent.
    """
    if len(data) > LARGEST:
        raise Unreadable(f"This is {len(data) / 1024 / 1024:.1f} MB; the desk reads texts of up to 5 MB.")
    text = _decoded(data, named)
    if _BINARY.search(text):
        raise Unreadable(_NOT_TEXT)
    if not text.strip():
        raise Unreadable("This is empty: there is no text in it to read.")
    return text


def by_mark(data: bytes) -> str | None:
    """The encoding that the first bytes name by their mark, if they do."""
    return next((name for mark, name in _MARKS if data.startswith(mark)), None)


def encoding(name: str) -> str:
    """Python's name of an encoding that a page or feed names. Raises LookupError where it is none of text."""
    lowered = name.lower()
    if lowered in _LATIN_1:
        # As browsers have it (WHATWG): whoever says Latin-1 means Windows-1252.
        return "cp1252"
    if not _ENCODINGS.fullmatch(lowered):
        raise LookupError(name)
    return lowered


def _decoded(data: bytes, named: str) -> str:
    marked = by_mark(data)
    for name in (marked,) if marked else (named, "utf-8", "cp1252"):
        with suppress(LookupError, UnicodeError):
            return data.decode(name if name == marked else encoding(name))
    raise Unreadable(_NOT_TEXT)
