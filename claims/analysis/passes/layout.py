"""What each block of lines is, and what the page says about itself: title, site, agency, place."""

import re
from collections.abc import Iterator
from dataclasses import replace

from claims.analysis.dateline import dateline_of
from claims.analysis.result import Block, BlockRole, Layout
from claims.analysis.words.agencies import AGENCIES
from claims.domain.spans import Span

_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_WRAPPED = 110
"""Lines no longer than this may be one paragraph that was wrapped by hand."""

_BYLINE = re.compile(r"(?:by|reporting by|written by|words by)[: ]\s*[A-Z]", re.IGNORECASE)
_CAPTION = re.compile(
    r"(?:file(?: photo)?|photo|image|caption|picture|in this photo|pictured)\b ?(?:[:–—-]|,)", re.IGNORECASE
)
_CREDIT = re.compile(r"\([^()]*(?:\bvia\b|\bphotos?\b|\bimages?\b|\bpool\b|/)[^()]*\)\W*$", re.IGNORECASE)
_VIA = re.compile(r"\bvia ([A-Z][\w .&-]{1,30})\)|/([A-Z][\w .&-]{1,30})\)")
_FURNITURE = re.compile(
    r"""
      comments?\ are\ (?:closed|off|disabled) | (?:leave|post|add)\ a\ (?:comment|reply) | \d+\ comments?
    | share\ (?:this|on|via)\b | follow\ (?:us|@) | follow\b.{0,40}\bon\ (?:twitter|facebook)
    | (?:read|see|find\ out|learn|load|show)\ more\b | more\ from\b | most\ (?:read|popular)
    | related\b[\w ]*:?$
    | advertisement | sponsored | sign\ (?:up|in)\b | subscribe\b | log\ in\b | newsletter | click\ here
    | copyright\b | © | all\ rights\ reserved | privacy\ policy | terms\ of\ (?:use|service) | cookies?\b
    | tags?\ ?: | filed\ under | posted\ (?:in|on|by) | published\b | (?:last\ )?updated\b
    | print\ this | email\ this | skip\ to | menu$ | home$ | search$ | (?:previous|next)\ (?:post|article)
    | [\w ]{1,20}\ ?:$ | image\ source | getty\ images
    """,
    re.IGNORECASE | re.VERBOSE,
)
_PIPE = re.compile(r"^(?P<title>.+\S)\s+\|\s+(?P<site>[^|]{2,60})$")
_DASH = re.compile(r"^(?P<title>.+\S)\s+[-–—]\s+(?P<site>[^-–—]{2,40})$")
_MEDIA = re.compile(
    r"\b(?:news|times|post|radio|daily|herald|tribune|gazette|journal|tv|weekly|observer|chronicle|guardian|courier"
    r"|mail|press|star|telegraph|today|magazine|online|broadcasting|\w+\.(?:com|org|net|co\.\w\w))\b",
    re.IGNORECASE,
)
_ENDED = re.compile(r"[.!?…][\"”’')\]]*$|[\"”]$")
_SHORT = 90
_MOSTLY_LETTERS = 0.4


def read(text: str) -> Layout:
    """The blocks of the text in order, none overlapping, blank lines in none."""
    spans = list(_paragraphs(text))
    words = [span.of(text) for span in spans]
    following = [*words[1:], None]
    blocks = [
        Block(span, _role(block, index, after))
        for index, (span, block, after) in enumerate(zip(spans, words, following, strict=False))
    ]
    blocks = _with_standfirst(blocks, text)
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
        if run and (line is None or gap.replace("\r\n", "\n").count("\n") > 1):
            yield from _unwrapped(run, text)
            run = []
        if line is not None:
            run.append(line)
    yield from _unwrapped(run, text)


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


def _role(block: str, index: int, following: str | None) -> BlockRole:
    if _CAPTION.match(block) or (_CREDIT.search(block) and len(block) < 1500):
        return BlockRole.CAPTION
    if index == 0 and following is not None and _is_headline(block, following):
        return BlockRole.TITLE
    if len(block) < _SHORT and _FURNITURE.match(block):
        return BlockRole.FURNITURE
    if len(block) < 2 * _SHORT and _BYLINE.match(block) and not _ENDED.search(block):
        return BlockRole.BYLINE
    dateline = dateline_of(f"{block} — ") if len(block) < _SHORT else None
    if dateline and dateline.end() >= len(block):
        return BlockRole.DATELINE if dateline["agency"] or index < 4 else BlockRole.SUBHEAD
    visible = "".join(block.split())
    if sum(char.isalpha() for char in visible) < _MOSTLY_LETTERS * len(visible):
        return BlockRole.FURNITURE
    if len(block) < _SHORT and not _ENDED.search(block):
        return BlockRole.SUBHEAD
    return BlockRole.PARAGRAPH


def _is_headline(block: str, following: str) -> bool:
    """A first line without a full stop, or with one where a byline or dateline comes next."""
    if len(block) > 3 * _SHORT or dateline_of(block):
        return False
    opens = bool(_BYLINE.match(following)) or dateline_of(following) is not None
    return bool(_PIPE.match(block)) or not block.endswith((".", ".”", '."')) or opens


def _with_standfirst(blocks: list[Block], text: str) -> list[Block]:
    """The paragraph between the title and the byline or dateline sums the article up."""
    if len(blocks) < 3 or blocks[0].role is not BlockRole.TITLE:
        return blocks
    second, third = blocks[1], blocks[2]
    opens = third.role in (BlockRole.BYLINE, BlockRole.DATELINE) or dateline_of(third.span.of(text))
    if opens and second.role in (BlockRole.PARAGRAPH, BlockRole.SUBHEAD):
        return [blocks[0], replace(second, role=BlockRole.STANDFIRST), *blocks[2:]]
    return blocks


def _title(blocks: list[Block], text: str) -> tuple[str | None, str | None]:
    if not blocks or blocks[0].role is not BlockRole.TITLE:
        return None, None
    line = " ".join(blocks[0].span.of(text).split())
    piped = _PIPE.match(line)
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
    """The agency that a byline or a line under it names, or a photograph is credited to."""
    for block in blocks:
        words = block.span.of(text)
        if block.role is BlockRole.BYLINE:
            named = re.split(r"[,|]| of | for |\n", words)[-1].strip()
            if named in AGENCIES:
                return AGENCIES[named]
        elif words in AGENCIES:
            return AGENCIES[words]
    for block in blocks:
        via = _VIA.search(block.span.of(text)) if block.role is BlockRole.CAPTION else None
        if via and (via[1] or via[2]) in AGENCIES:
            return AGENCIES[via[1] or via[2]]
    return None
