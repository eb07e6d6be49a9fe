"""Names that a colon ties to words: “VALE: The ferry …” in a transcript, “Minister: ferry is dead” on top."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from claims.analysis.words.headlines import KICKERS

_NAME = r"[^\W\d_a-z][\w.’'-]*"
_TURN = re.compile(
    rf"(?:(?P<asks>Q|Question|QUESTION)|(?P<answers>A|Answer|ANSWER)"
    rf"|(?P<who>{_NAME}(?: {_NAME}){{0,4}}))(?: ?\([^()]{{1,60}}\))?\.?:\s+(?P<said>\S)"
)
_HEAD = 160
_INTERVIEW = 3
"""Turns from which a text is an interview, in which a name need not be in capitals to be a label."""


@dataclass(frozen=True, slots=True)
class Turn:
    """Somebody's turn in a transcript, in offsets of its paragraph.

    `who` is None where only "A" answers; `colon` is the mark after the name, `said` the first letter of
    what is said.
    """

    who: tuple[int, int] | None
    colon: int
    said: int
    question: bool


def turns(paragraphs: Sequence[str]) -> dict[int, Turn]:
    """The paragraphs that are turns of a transcript, by their place in the list."""
    found = {at: match for at, text in enumerate(paragraphs) if (match := _TURN.match(text[:_HEAD]))}
    counted = Counter(match["who"] for match in found.values() if match["who"])
    repeats = max(counted.values(), default=0) > 1 and len(found) >= _INTERVIEW
    return {
        at: _turn(match, paragraphs[at])
        for at, match in found.items()
        if match["who"] is None or _speaks(match["who"], at, alone=len(found) == 1, repeats=repeats)
    }


def _speaks(who: str, at: int, *, alone: bool, repeats: bool) -> bool:
    """Whether the label is a speaker's; alone at the top it is the place that a report comes from."""
    if who.lower() in KICKERS:
        return False
    if who.isupper() and len(who) > 1:
        return not (alone and at <= 1)
    return repeats


def _turn(match: re.Match[str], text: str) -> Turn:
    said = match.start("said")
    colon = match.start("said") - 1
    while text[colon].isspace():
        colon -= 1
    asks = match["asks"] is not None or text.rstrip("”\"’' )").endswith("?")
    return Turn(match.span("who") if match["who"] else None, colon, said, asks)
