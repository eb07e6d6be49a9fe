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
    r"utf-?8|utf-?16(?:le|be)?|iso-?8859-?(?!1$)\d+|windows-(?!1252$)\d+|"
    r"cp(?!(?:037|273|424|500|819|875|1026|1140|1252)$)\d+|koi8-[ru]|gb[\w-]+|"
    r"big5[\w-]*|euc-\w+|shift[_-]jis|iso-2022-\w+|macintosh|x-mac-\w+|tis-620"
)
"""Encodings of text on the web; Python knows others, such as EBCDIC, and some that take very long.

ASCII, Latin-1 and Windows-1252 are not among them: servers name them by default, whatever they send, and
nearly any bytes can be read as Windows-1252. Where they are named, the bytes decide: what is valid UTF-8 is
that, and all else is Windows-1252, for which browsers too take Latin-1 (WHATWG).
"""

_BINARY = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_NOT_TEXT = "This is not text: it holds bytes that no text has. Save the article as plain text and try again."


def decode(data: bytes, named: str = "") -> str:
    """The text that the bytes hold: by their mark, as `encoding` takes the name, UTF-8, or else Windows-1252.

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
    """Python's name of an encoding that a page or feed names. Raises LookupError where its bytes decide."""
    lowered = name.lower()
    if not _ENCODINGS.fullmatch(lowered):
        raise LookupError(name)
    return lowered


def _decoded(data: bytes, named: str) -> str:
    marked, told = by_mark(data), ""
    with suppress(LookupError):
        told = encoding(named)
    for name in (marked,) if marked else (told, "utf-8", "cp1252"):
        with suppress(LookupError, UnicodeError):
            return data.decode(name)
    raise Unreadable(_NOT_TEXT)
