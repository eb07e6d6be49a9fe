"""Which pages are read without a process of their own: those that cost little however they are made."""

SMALL_PAGE = 256 * 1024
FEW_ANGLES = 3_000
FEW_PARTS = 12_000
"""Bytes, angle brackets and what could part two attributes, up to which a page is read where one is.

The worst takes half a second of CPU, since parsers compare each attribute of a tag with those before it; most
articles are smaller."""


def is_small(raw: bytes) -> bool:
    return len(raw) <= SMALL_PAGE and raw.count(b"<") <= FEW_ANGLES and _parts(raw) <= FEW_PARTS


def _parts(raw: bytes) -> int:
    """At least as many attributes as there are in any tag: white space, slashes and quotes part them."""
    return len(raw.split()) + raw.count(b"/") + raw.count(b'"') // 2 + raw.count(b"'") // 2
