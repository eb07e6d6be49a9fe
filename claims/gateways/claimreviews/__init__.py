"""Fact-checks that others published, out of a page, a data feed or a table; within bounds, whatever comes.

https://schema.org/ClaimReview, as JSON-LD in a page (Google's way of marking up a check), as microdata or
RDFa in its elements, as a DataFeed (the form of datacommons.org/factcheck), or as a table with a header.
"""

import re

from claims.domain.outside import Found
from claims.gateways.claimreviews import nodes, pages, tables
from claims.gateways.claimreviews.values import parsed
from claims.gateways.files import decode

_CHARSET = re.compile(r"charset=[\"']?([\w.:-]{2,40})", re.IGNORECASE)


def read(raw: bytes, *, content_type: str, url: str) -> Found:
    """The checks in these bytes, in their order, and why other entries are none.

    `content_type` is what the server or the file's name says of it, or blank; `url` is where it stood, or
    blank. Raises Unreadable where the whole is too large, no text, or nothing that holds checks.
    """
    named = _CHARSET.search(content_type)
    text = decode(raw, named[1] if named else "")
    begins = text.lstrip("\ufeff \t\r\n")[:1]
    if begins in ("{", "["):
        return nodes.found([parsed(text)], url)
    if begins == "<" or "html" in content_type.lower():
        return pages.found(text, url)
    return tables.found(text, url)
