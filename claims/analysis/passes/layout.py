"""What each block of lines is, and what the page says about itself: title, site, agency, place."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from claims.analysis.blocks import PIPE, is_heading_of_correction, role_of, trailing_credit
from claims.analysis.dateline import dateline_of
from claims.analysis.result import Block, BlockRole, Layout
from claims.domain.agencies import AGENCIES, known, named_in
from claims.domain.spans import Span

_LINE = re.compile(r"[^\r\n\v\f\x85\u2028\u2029]+")
_BREAK = re.compile(r"\r\n|[\r\n\v\x85\u2028]")
_NEW_PARAGRAPH = frozenset("\f\u2029")
_WRAPPED = 110
"""Lines no longer than this may be one paragraph that was wrapped by hand."""

_VIA = re.compile(r"\bvia ([A-Z][\w .&-]{1,30})\)|/([A-Z][\w .&-]{1,30})\)")
_ORIGIN = re.compile(
    r"^(?:sources?|via|with (?:agency )?inputs? (?:from|by)|"
    r".{4,20}\b(?:published|produced|provided|distributed) by)\b ?:? ?",
    re.IGNORECASE,
)
_RIGHTS = re.compile(
    r"\W*(?:©|\(c\)|copyright)(?:[\s©,]|\(c\)|copyright|\d{4}(?:[-–]\d{4})?|by\b)*"
    r"(?P<holder>[^.,;|©]{2,40}?)(?=[.,;|]|\s+all\s+rights|\s+\d{4}|$)",
    re.IGNORECASE,
)
"""Whose the words are, in a line of its own below them."""

_DASH = re.compile(r"^(?P<title>.+\S)\s+[-–—]\s+(?P<site>[^-–—]{2,40})$")
_MEDIA = re.compile(
    r"\b(?:news|times|post|radio|daily|herald|tribune|gazette|journal|tv|weekly|observer|chronicle|guardian|courier"
    r"|mail|press|star|telegraph|today|magazine|online|broadcasting|\w+\.(?:com|org|net|co\.\w\w))\b",
    re.IGNORECASE,
)


def read(text: str) -> Layout:
    """The blocks of the text in order, none overlapping, blank lines in none."""
    spans = list(_without_credits(_paragraphs(text), text))
    words = [span.of(text) for span in spans]
    following = [*words[1:], None]
    blocks = [
        Block(span, role_of(block, index, after))
        for index, (span, block, after) in enumerate(zip(spans, words, following, strict=False))
    ]
    blocks = _with_corrections(_with_standfirst(blocks, text), text)
    title, publisher = _title(blocks, text)
    place, agency = _dateline(blocks, text)
    return Layout(
        blocks=tuple(blocks),
        title=title,
        byline=next(
            (_byline(block.span.of(text)) for block in blocks if block.role is BlockRole.BYLINE), None
        ),
        dateline=place,
        agency=agency or _credited_agency(blocks, text),
        publisher=publisher,
    )


def _paragraphs(text: str) -> Iterator[Span]:
    run: list[Span] = []
    for match in _LINE.finditer(text):
        line = _stripped(text, match.start(), match.end())
        gap = text[run[-1].end : match.start()] if run else ""
        if run and (line is None or _parts_paragraphs(gap)):
            yield from _unwrapped(run, text)
            run = []
        if line is not None:
            run.append(line)
    yield from _unwrapped(run, text)


def _parts_paragraphs(gap: str) -> bool:
    """Whether what stands between two lines is more than the end of the first."""
    return len(_BREAK.findall(gap)) > 1 or not _NEW_PARAGRAPH.isdisjoint(gap)


def _without_credits(spans: Iterable[Span], text: str) -> Iterator[Span]:
    """The spans, the agency's credit behind a last sentence cut off as a block of its own."""
    for span in spans:
        at = trailing_credit(span.of(text))
        if at is None:
            yield span
            continue
        body = _stripped(text, span.start, span.start + at)
        if body is not None:
            yield body
        yield Span(span.start + at, span.end)


def _stripped(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


def _unwrapped(run: list[Span], text: str) -> Iterator[Span]:
    """Lines that were one paragraph before somebody wrapped them, joined again."""
    if not run:
        return
    longest = max(line.end - line.start for line in run)
    start = run[0].start
    for line, following in zip(run, [*run[1:], None], strict=True):
        full = line.end - line.start > 0.6 * longest
        if following is None or longest > _WRAPPED or longest < _WRAPPED // 2 or not full:
            yield Span(start, line.end)
            start = following.start if following else start


def _with_standfirst(blocks: list[Block], text: str) -> list[Block]:
    """The paragraph between the title and the byline or dateline sums the article up."""
    if len(blocks) < 3 or blocks[0].role is not BlockRole.TITLE:
        return blocks
    second, third = blocks[1], blocks[2]
    opens = third.role in (BlockRole.BYLINE, BlockRole.DATELINE) or dateline_of(third.span.of(text))
    if opens and second.role in (BlockRole.PARAGRAPH, BlockRole.SUBHEAD):
        return [blocks[0], replace(second, role=BlockRole.STANDFIRST), *blocks[2:]]
    return blocks


def _with_corrections(blocks: list[Block], text: str) -> list[Block]:
    """What follows a line that only says “Correction” is the correction."""
    found: list[Block] = []
    announced = False
    for block in blocks:
        written = block.role in (BlockRole.PARAGRAPH, BlockRole.SUBHEAD)
        found.append(replace(block, role=BlockRole.CORRECTION) if announced and written else block)
        announced = block.role is BlockRole.CORRECTION and is_heading_of_correction(block.span.of(text))
    return found


def _title(blocks: list[Block], text: str) -> tuple[str | None, str | None]:
    if not blocks or blocks[0].role is not BlockRole.TITLE:
        return None, None
    line = " ".join(blocks[0].span.of(text).split())
    piped = PIPE.match(line)
    if piped:
        return piped["title"], piped["site"].strip()
    dashed = _DASH.match(line)
    if dashed and _MEDIA.search(dashed["site"]) and len(dashed["title"].split()) > 2:
        return dashed["title"], dashed["site"].strip()
    return line, None


def _dateline(blocks: list[Block], text: str) -> tuple[str | None, str | None]:
    for block in blocks:
        if block.role not in (BlockRole.PARAGRAPH, BlockRole.DATELINE, BlockRole.STANDFIRST):
            continue
        words = block.span.of(text)
        found = dateline_of(f"{words} — " if block.role is BlockRole.DATELINE else words)
        if found:
            return found["place"].strip(" ,") or None, _agency(found["agency"])
    return None, None


def _agency(credit: str | None) -> str | None:
    if credit is None:
        return None
    return AGENCIES.get(credit.strip(), credit.strip())


def _byline(block: str) -> str:
    return re.sub(
        r"^(?:reporting |written |words )?by[: ]\s*", "", " ".join(block.split()), flags=re.IGNORECASE
    )


def _credited_agency(blocks: list[Block], text: str) -> str | None:
    """The agency that a byline, a credit or a line of its own names, or a photograph is credited to."""
    for block in blocks:
        if named := _named_in(block.role, block.span.of(text)):
            return named
    for block in blocks:
        rights = _RIGHTS.match(block.span.of(text)) if block.role is not BlockRole.CAPTION else None
        if rights and known(rights["holder"]):
            return known(rights["holder"])
    for block in blocks:
        via = _VIA.search(block.span.of(text)) if block.role is BlockRole.CAPTION else None
        if via and (via[1] or via[2]) in AGENCIES:
            return AGENCIES[via[1] or via[2]]
    return None


def _named_in(role: BlockRole, words: str) -> str | None:
    """The agency that the block gives for the article's origin; who only contributed is not that."""
    if role is BlockRole.BYLINE:
        return named_in(words) or None
    if role is BlockRole.CREDIT:
        return known(_ORIGIN.sub("", words.strip("()[]–—-*. ")).strip()) or None
    return AGENCIES.get(words)
