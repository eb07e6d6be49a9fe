"""A look at a page's elements before any parser sees it: too many, or too deep, and it is not read."""

import re

from claims.domain.refusals import Unreadable
from claims.gateways.reading.open_elements import OpenElements
from claims.gateways.reading.paper import PASTE

DEEPEST = 512
"""How deep elements may lie within each other: parsers take time that grows with the square of it."""

MOST_ELEMENTS = 50_000
"""Elements of the largest page that is read; beyond that, reading one takes longer than a worker has."""

_ATTRIBUTE = rb"""(?:[\s/]*+(?![>\s/])=?+[^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>"'][^\s>]*+))?+)"""
_TAG = re.compile(rb"<(?:!--(?:-?>)?+|(/?)([a-z][^\s/>]*+)" + _ATTRIBUTE + rb"*+\s*+(/?))")
"""Tags, attributes and comments end where they do in HTML5, also those that never end."""

_COMMENT_END = re.compile(rb"--!?>")
_TEXT_END = {
    name: re.compile(rb"</" + name + rb"(?=[\s/>])")
    for name in (b"script", b"style", b"textarea", b"title", b"xmp", b"iframe", b"noembed", b"noframes")
}
"""The elements whose inside is text, and where it ends."""

_SCRIPT_IN_COMMENT = re.compile(rb"<!--(?:(?!-->).)*<script[\s/>](?:(?!-->).)*\Z", re.DOTALL)


def check(raw: bytes) -> None:
    """Raise Unreadable where elements are too many, or too deep within each other. Reads the bytes once."""
    low, at, number, opened = raw.lower(), 0, 0, OpenElements()
    while match := _TAG.search(low, at):
        at, name = match.end(), match[2]
        number += 1
        if number > 2 * MOST_ELEMENTS:
            raise Unreadable(f"This page has more than {MOST_ELEMENTS:,} elements; it is not read. {PASTE}")
        if name is None:
            if not (match[0].endswith(b">") or opened.frozen):
                at = _found(_COMMENT_END, low, at)
        elif match[1]:
            opened.end(name)
        elif name in _TEXT_END and not (opened.in_drawing or opened.frozen):
            at = _after_text(name, low, at, opened)
        else:
            if name in _TEXT_END and opened.in_doubt:
                opened.freeze()  # What stands in it may be text or elements.
            opened.begin(name, closed=bool(match[3]))
        if opened.depth > DEEPEST:
            raise Unreadable(
                f"On this page elements lie more than {DEEPEST} deep within each other, which is not "
                f"read. {PASTE}"
            )


def _after_text(name: bytes, low: bytes, at: int, opened: OpenElements) -> int:
    """Behind the inside of an element that has only text."""
    end = _found(_TEXT_END[name], low, at)
    if name == b"script" and b"<script" in (inside := low[at:end]) and _SCRIPT_IN_COMMENT.search(inside):
        opened.freeze()  # A parser may take its end tag for text.
    return end


def _found(end: re.Pattern[bytes], low: bytes, at: int) -> int:
    """Where what stands from here ends; where it never ends, nothing else comes."""
    match = end.search(low, at)
    return match.end() if match else len(low)
