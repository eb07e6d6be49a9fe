"""Fact-checks that others published, out of a page, a data feed or a table; within bounds, whatever comes.

https://schema.org/ClaimReview, as JSON-LD in a page (Google's way of marking up a check), as microdata or
RDFa in its elements, as a DataFeed (the form of datacommons.org/factcheck), or as a table with a header.
"""

import re
from contextlib import suppress

from claims.domain.outside import Found
from claims.gateways.claimreviews import nodes, pages, tables
from claims.gateways.claimreviews.values import parsed
from claims.gateways.files import LARGEST, decode

_CHARSET = re.compile(
    r"charset=[\"']?(utf-16(?:le|be)?|iso-8859-(?:[2-9]|1[0-6])|windows-125\d|koi8-[ru]|gb(?:k|2312|18030)|big5"
    r"|shift[_-]jis|euc-(?:jp|kr))(?![\w-])"
)
"""Encodings that servers name and that differ from what is tried without. No others: Python knows some,
such as punycode, that take time quadratic in the length."""


def read(raw: bytes, *, content_type: str, url: str) -> Found:
    """The checks in these bytes, in their order, and why other entries are none.

    `content_type` is what the server or the file's name says of it, or blank; `url` is where it stood, or
    blank. Raises Unreadable where the whole is too large, no text, or nothing that holds checks.
    """
    text = _text(raw, content_type)
    begins = text.lstrip("\ufeff \t\r\n")[:1]
    if begins in ("{", "["):
        return nodes.found([parsed(text)], url)
    if begins == "<" or "html" in content_type.lower():
        return pages.found(text, url)
    return tables.found(text, url)


def _text(raw: bytes, content_type: str) -> str:
    """In the encoding that the server names, or as any text is read."""
    if len(raw) <= LARGEST:
        named = _CHARSET.search(content_type.lower())
        if named:
            with suppress(LookupError, UnicodeError):
                return raw.decode(named[1]).replace("\0", "\ufffd")
    return decode(raw)
