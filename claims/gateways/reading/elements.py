"""A look at a page's elements before any parser sees it: too many, or too deep, and it is not read."""

import re

from claims.domain.refusals import Unreadable
from claims.gateways.reading.paper import PASTE

DEEPEST = 512
"""How deep elements may lie within each other: parsers take time that grows with the square of it."""

MOST_ELEMENTS = 50_000
"""Elements of the largest page that is read; beyond that, reading one takes longer than a worker has."""

_TAG = re.compile(rb"<(!--|/?[a-z][a-z0-9]*)")
_HIDDEN = (b"script", b"style", b"textarea", b"title", b"noscript")
_FLAT = frozenset(
    b"area base br col embed hr img input link meta source track wbr "
    b"p li dt dd tr td th thead tbody tfoot option optgroup html head body".split()
)
"""Elements without an inside, and those that close by themselves where the next begins."""


def check(raw: bytes) -> None:
    """Raise Unreadable where elements are too many, or too deep within each other. Reads the bytes once."""
    low, at, depth, number = raw.lower(), 0, 0, 0
    while match := _TAG.search(low, at):
        at, name = match.end(), match[1]
        number += 1
        if number > 2 * MOST_ELEMENTS:
            raise Unreadable(f"This page has more than {MOST_ELEMENTS:,} elements; it is not read. {PASTE}")
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
                    f"read. {PASTE}"
                )
