"""Running text cut into stretches that can be parsed, and their parses."""

import re
from collections.abc import Iterator

from claims.analysis.dateline import dateline_end
from claims.analysis.document import Document, Paragraph
from claims.analysis.english import parse
from claims.analysis.labels import Turn, turns
from claims.analysis.result import Block, BlockRole

LONGEST = 2_000
"""Code points parsed at once: more than a paragraph has, few enough that no step is slow in its square."""

_BREAK = re.compile(r"[\n\r\t\v\f\u2028\u2029\xa0]")
_OPENING = re.compile(r"(?:''|``)(?=\w)(?<!\w..)")
_CLOSING = re.compile(r"''")
_READ = (BlockRole.TITLE, BlockRole.STANDFIRST, BlockRole.CAPTION, BlockRole.PARAGRAPH)


def run(document: Document) -> None:
    """Parse what a reader reads as text: not bylines, credits, corrections and site furniture."""
    places = list(_stretches(document))
    texts = [document.text[start:end] for start, end, _ in places]
    labelled = turns(texts)
    docs = parse((_levelled(text, labelled.get(at)) for at, text in enumerate(texts)), document.pipeline)
    document.paragraphs = [
        Paragraph(index, start, doc, role)
        for index, ((start, _, role), doc) in enumerate(zip(places, docs, strict=True))
    ]


def _stretches(document: Document) -> Iterator[tuple[int, int, BlockRole]]:
    for block in document.layout.blocks:
        if block.role not in _READ:
            continue
        start, last = _story(document, block)
        while start < last:
            end = _cut(document.text, start, last)
            yield start, end, block.role
            start = end


def _story(document: Document, block: Block) -> tuple[int, int]:
    """The block without the dateline before its words and the site's name behind them."""
    words, start, end = block.span.of(document.text), block.span.start, block.span.end
    if block.role is BlockRole.TITLE:
        at = words.rfind(document.layout.publisher) if document.layout.publisher else -1
        return start, start + len(words[:at].rstrip(" \t\xa0|-–—")) if at > 0 else end
    if block.role is BlockRole.CAPTION:
        return start, end
    return start + dateline_end(words), end


def _levelled(text: str, turn: Turn | None) -> str:
    """As many code points, without line breaks and doubled apostrophes, which no parser was taught.

    A speaker's name in capitals is written as any name is.
    """
    if turn is not None and turn.who is not None:
        who = text[slice(*turn.who)]
        text = (who.title() if len(who.title()) == len(who) else who) + text[len(who) :]
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
