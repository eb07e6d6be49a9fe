"""What a block of lines is to the reader: told by its words, its length and its place on the page."""

import re

from claims.analysis.dateline import dateline_of
from claims.analysis.result import BlockRole
from claims.domain.agencies import AGENCIES

SHORT = 90
_NOTE = 1_500
"""Code points of a photograph's text or of a note about the article; longer is the article itself."""
_CREDIT_LINE = 400
_LETTERS = 0.4
"""Share of letters below which a block is a table, a rule or a row of buttons."""
_UPPER = 4
"""Blocks at the top of a page among which a place or a writer's name may stand by itself."""

BYLINE = re.compile(
    r"(?:by|reporting by|written by|words by|story by|from our \w+)[: ]\s*[A-Z]", re.IGNORECASE
)
_CAPTION = re.compile(
    r"(?:file(?: photo)?|photo|image|caption|pictured?|in this (?:file |undated )?(?:photo|image|picture))"
    r"\b ?(?:[:–—-]|,)",
    re.IGNORECASE,
)
_PHOTOGRAPH = re.compile(r"\([^()]*(?:\bvia\b|\bphotos?\b|\bimages?\b|\bpool\b|/)[^()]*\)\W*$", re.IGNORECASE)
_FURNITURE = re.compile(
    r"""
      comments?\ are\ (?:closed|off|disabled) | (?:leave|post|add)\ a\ (?:comment|reply) | \d+\ comments?
    | share\ (?:this|on|via)\b | follow\ (?:us|@) | follow\b.{0,40}\bon\ (?:twitter|facebook|instagram|x)\b
    | (?:read|see|find\ out|learn|load|show|watch)\ (?:more|also|next|now)\b
    | more\ from\b | most\ (?:read|popular)
    | (?:see\ also|read\ (?:it|the\ (?:full|whole)\ \w+))\b
    | related\b[\w ]*:?$ | recommended$ | trending$ | \d+\ (?:min|minute)s?\ read$
    | advertisement | sponsored | sign\ (?:up|in)\b | subscribe\b | log\ in\b | newsletter | click\ here
    | copyright\b | © | \(c\)\ | all\ rights\ reserved
    | privacy\ policy | terms\ of\ (?:use|service) | cookies?\b
    | tags?\ ?: | topics?\ ?: | filed\ under | posted\ (?:in|on|by) | published\b | (?:last\ )?updated\b
    | print\ this | email\ this | skip\ to | menu$ | home$ | search$ | (?:previous|next)\ (?:post|article)
    | page\ \d+(?:\ of\ \d+)?$ | continued\ (?:on|from)\ (?:page|[a-z]\d)
    | [\w ]{1,20}\ ?:$ | image\ source | getty\ images | e-?mail\ ?:
    """,
    re.IGNORECASE | re.VERBOSE,
)
_WORKED = (
    r"(?:additional\ |original\ )?(?:reporting|writing|editing|research|compiled|edited|translated"
    r"|translation|photography|graphics|production|produced)(?:\ and\ (?:reporting|writing|editing))?\ by"
)
_ABOUT = r"(?:article|story|post|report|piece|page|headline|column|caption|version|dispatch|item|text)"
_CREDIT = re.compile(
    rf"""
      [-–—(\[* ]*{_WORKED}\b
    | [-–—(\[* ]*with\ (?:additional\ )?(?:files|reporting|reports?|inputs?|material)\ (?:from|by)\b
    | [-–—(\[* ]*(?:source|sources|credit|photo\ credit|via|h/t)\ ?:?\ (?=[A-Z(])[^.]{{2,80}}\.?[)\]]?$
    | .{{2,200}}\bcontributed\ (?:
        (?:additional\ |original\ )?reporting\b | (?:research|writing)\.?$ | to\ (?:this|the)\ {_ABOUT}\b )
    | [A-Z]\w+\ (?:[A-Z][\w.]*\ ){{0,2}}[A-Z]\w+\ contributed\.?$
    | (?:this|the)\ (?:article|story|report|piece)\ (?:was|is)\ (?:originally\ |first\ )?
      (?:published|produced|provided|distributed|republished|reprinted)\b
    | (?:originally|first)\ published\ (?:by|in|on|at)\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
_CORRECTION = re.compile(
    rf"""
      [\W_]*(?:
      (?:corrections?|clarifications?|corrigendum|erratum|retraction)
      (?:\ appended|\ and\ \w+|,?\ \w{{2,9}}\.?\ \d{{1,2}}(?:,?\ \d{{4}})?|\ \([^()]{{1,40}}\))?
      \ ?(?:[:—–]|-\ |\.?$)
    | (?:editor|editors|publisher|author)(?:[’']?s?[’']?)?\ note\b
    | this\ {_ABOUT}\ (?:was|has\ been|is|has)\ (?:since\ )?(?:been\ )?
      (?:amended|corrected|updated|edited|changed|revised|clarified|retracted|removed)\b
    | (?:in\ )?(?:an|a|the)\ (?:earlier|previous|original|initial)\ (?:version|edition|headline)
      \ (?:of|on|to)\ th(?:is|e)\ {_ABOUT}\b
    | (?:in\ )?an\ earlier\ {_ABOUT}\b.{{0,80}}\b(?:misstated|misidentified|incorrectly|wrongly|erroneously)\b
    )
    """,
    re.IGNORECASE | re.VERBOSE,
)
_HEADING = re.compile(r"\W*(?:corrections?|clarifications?)(?: appended)?\W*", re.IGNORECASE)
_TRAILING = re.compile(
    rf"(?<=[.!?”\"’)])\s+(?P<credit>\((?:{_WORKED}\b[^()]{{2,300}}|[^()]{{2,30}})\)\.?)$", re.IGNORECASE
)
PIPE = re.compile(r"^(?P<title>.+\S)\s+\|\s+(?P<site>[^|]{2,60})$")
_ENDED = re.compile(r"[.!?…][\"”’')\]]*$|[\"”]$")


def role_of(block: str, index: int, following: str | None) -> BlockRole:
    """The role of the block that stands at the index, before the one that follows."""
    if index == 0 and following is not None and _is_headline(block, following):
        return BlockRole.TITLE
    about = _about_the_article(block, index)
    if about is not None:
        return about
    if _is_caption(block):
        return BlockRole.CAPTION
    if len(block) < SHORT and _FURNITURE.match(block):
        return BlockRole.FURNITURE
    if len(block) < 2 * SHORT and BYLINE.match(block) and not _ENDED.search(block):
        return BlockRole.BYLINE
    return _by_shape(block, index)


def is_heading_of_correction(block: str) -> bool:
    """Whether the block only announces that a correction follows."""
    return _HEADING.fullmatch(block) is not None


def trailing_credit(block: str) -> int | None:
    """Where the credit in brackets begins that an agency puts after the last sentence; None without one."""
    found = _TRAILING.search(block[-2 * SHORT - _CREDIT_LINE :])
    if found is None:
        return None
    credit = found["credit"].strip("().")
    if credit not in AGENCIES and not re.match(_WORKED, credit, re.IGNORECASE):
        return None
    return len(block) - len(found["credit"])


def _about_the_article(block: str, index: int) -> BlockRole | None:
    """Who made the article, or what was wrong in it; None where the block is about neither."""
    if len(block) < _NOTE and _CORRECTION.match(block):
        return BlockRole.CORRECTION
    if len(block) > _CREDIT_LINE:
        return None
    if block.strip("()[]–—-*. ") in AGENCIES:
        return BlockRole.CREDIT if index >= _UPPER or not block[0].isalnum() else None
    if _CREDIT.match(block) and not (index < _UPPER and BYLINE.match(block) and ";" not in block):
        return BlockRole.CREDIT
    return None


def _is_caption(block: str) -> bool:
    return len(block) < _NOTE and bool(_CAPTION.match(block) or _PHOTOGRAPH.search(block))


def _by_shape(block: str, index: int) -> BlockRole:
    dateline = dateline_of(f"{block} — ") if len(block) < SHORT else None
    if dateline and dateline.end() >= len(block):
        return BlockRole.DATELINE if dateline["agency"] or index < _UPPER else BlockRole.SUBHEAD
    visible = "".join(block.split())
    if sum(char.isalpha() for char in visible) < _LETTERS * len(visible):
        return BlockRole.FURNITURE
    if len(block) < SHORT and not _ENDED.search(block):
        return BlockRole.SUBHEAD
    return BlockRole.PARAGRAPH


def _is_headline(block: str, following: str) -> bool:
    """A first line without a full stop, or with one where a byline or dateline comes next."""
    if len(block) > 3 * SHORT or dateline_of(block) or _is_caption(block) or _CORRECTION.match(block):
        return False
    if BYLINE.match(block) and not _ENDED.search(block):
        return False
    opens = bool(BYLINE.match(following)) or dateline_of(following) is not None
    return bool(PIPE.match(block)) or not block.endswith((".", ".”", '."')) or opens
