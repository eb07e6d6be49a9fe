"""Pairs of quotation marks, also where a quotation runs over several paragraphs."""

import re

from claims.analysis.document import Document, Paragraph, Quote
from claims.analysis.labels import turns
from claims.domain.spans import Span

_MARK = re.compile(r"``|''|[“”\"„«»]|(?<!\w)[‘'](?=\w)|(?<=[,.!?])[’'](?!\w)")
_OPENING = frozenset("“„«")
_CLOSING = frozenset("”»")
_SINGLE = frozenset("‘'’")
_REOPENS = frozenset("“„«\"‘'`")
_TAIL = 160
_SAID = re.compile(
    r"[,!?](?= (?:[^,.“”\"]{1,60} )?(?:said|says|added|adds|told|tweeted|wrote)\b[^“”\"]{0,80}$)"
)
""""..., said Ana Reyes." and "..., Ana Reyes said on Monday." at the end of a paragraph."""


def run(document: Document) -> None:
    """Give each paragraph its quotations, in order and none inside another.

    Somebody's turn in a transcript is all quotation.
    """
    texts = [paragraph.span.of(document.text) for paragraph in document.paragraphs]
    turn = turns(texts)
    for at, (paragraph, text) in enumerate(zip(document.paragraphs, texts, strict=True)):
        if at in turn:
            start, end = paragraph.start + turn[at].said, paragraph.start + len(text.rstrip())
            paragraph.quotes = [Quote(Span(start, end))]
        else:
            paragraph.quotes = _quotes(paragraph, text)
            _close(paragraph, text, texts[at + 1] if at + 1 < len(texts) else "")


def _quotes(paragraph: Paragraph, text: str) -> list[Quote]:
    found: list[Quote] = []
    opened: int | None = None
    kind = ""
    for match in _MARK.finditer(text):
        mark = match.group()
        if opened is None:
            if _opens(mark, text, match.start()):
                opened, kind = match.start(), mark
        elif _closes(mark, kind, text, match.end()):
            found.append(Quote(Span(paragraph.start + opened, paragraph.start + match.end())))
            opened = None
        elif mark in _OPENING:
            opened, kind = match.start(), mark
    if opened is not None and kind not in _SINGLE and len(text) - opened > 1:
        found.append(Quote(Span(paragraph.start + opened, paragraph.start + len(text.rstrip())), open=True))
    return found


def _close(paragraph: Paragraph, text: str, following: str) -> None:
    """End a quotation whose last mark is missing before the words that say who spoke.

    One that goes on is opened again by the paragraph that follows.
    """
    if not paragraph.quotes or not paragraph.quotes[-1].open or following[:1] in _REOPENS:
        return
    start = paragraph.quotes[-1].span.start
    tail = max(start - paragraph.start, len(text) - _TAIL)
    said = _SAID.search(text, tail)
    if said is not None and paragraph.start + said.start() > start + 1:
        paragraph.quotes[-1] = Quote(Span(start, paragraph.start + said.start() + 1))


def _opens(mark: str, text: str, at: int) -> bool:
    if mark in _OPENING or mark == "``":
        return True
    if mark == "”":
        return False
    before = text[at - 1] if at else " "
    end = at + len(mark)
    after = text[end] if end < len(text) else " "
    return not after.isspace() and (before.isspace() or before in "([—–-‘“\"'")


def _closes(mark: str, kind: str, text: str, end: int) -> bool:
    if kind in _SINGLE:
        return mark in "’'" and (end >= len(text) or not text[end].isalnum())
    if kind == "„":
        return mark in '“”"'
    if kind == "»":
        return mark == "«"
    if kind in _OPENING:
        return mark in _CLOSING or mark == '"'
    return mark in ('"', "”", "''")
