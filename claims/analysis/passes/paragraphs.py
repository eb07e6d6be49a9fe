"""Running text cut into stretches that can be parsed, and their parses."""

import re
from collections.abc import Iterator

from claims.analysis.dateline import dateline_end
from claims.analysis.document import Document, Paragraph
from claims.analysis.english import parse
from claims.analysis.result import BlockRole

LONGEST = 4_000
"""Code points parsed at once: more than a paragraph has, few enough that no step is slow in its square."""

_BREAK = re.compile(r"[\n\r\t\v\f\u2028\u2029\xa0]")
_OPENING = re.compile(r"(?:''|``)(?=\w)(?<!\w..)")
_CLOSING = re.compile(r"''")
_READ = (BlockRole.STANDFIRST, BlockRole.CAPTION, BlockRole.PARAGRAPH)


def run(document: Document) -> None:
    """Parse what a reader reads as text; titles, bylines and site furniture are left out."""
    places = list(_stretches(document))
    docs = parse((_levelled(document.text[start:end]) for start, end, _ in places), document.pipeline)
    document.paragraphs = [
        Paragraph(index, start, doc, role)
        for index, ((start, _, role), doc) in enumerate(zip(places, docs, strict=True))
    ]


def _stretches(document: Document) -> Iterator[tuple[int, int, BlockRole]]:
    for block in document.layout.blocks:
        if block.role not in _READ:
            continue
        start = block.span.start
        if block.role is not BlockRole.CAPTION:
            start += dateline_end(block.span.of(document.text))
        while start < block.span.end:
            end = _cut(document.text, start, block.span.end)
            yield start, end, block.role
            start = end


def _levelled(text: str) -> str:
    """As many code points, without line breaks and doubled apostrophes, which no parser was taught."""
    text = _BREAK.sub(" ", text)
    return _CLOSING.sub('" ', _OPENING.sub(' "', text))


def _cut(text: str, start: int, end: int) -> int:
    """Where a long stretch is best cut: after a sentence, or between words, or else anywhere."""
    if end - start <= LONGEST:
        return end
    window = text[start : start + LONGEST]
    for mark in (". ", ".\n", "” ", '" ', " ", "\n"):
        at = window.rfind(mark)
        if at > LONGEST // 2:
            return start + at + len(mark)
    return start + LONGEST
