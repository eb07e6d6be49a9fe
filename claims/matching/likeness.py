"""How much one text is a copy of another, and what says so.

Marks are shares of the shorter text, since a copy may be cut or joined with other material: the words in
the same order, what survives a rewording (names and numbers side by side), and long quotations. Where all
words are others, in a translation, the order of names and numbers says it alone. Two stories on one
subject share names, but neither their order nor whole quotations.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TypeVar

from claims.analysis.language import UNDETERMINED
from claims.domain.tongue import noted, say
from claims.matching import landmarks
from claims.matching.landmarks import Landmarks

THRESHOLD = 0.35
"""Chosen on made pairs from the polnear-train texts (tests/matching/pairs.py); measured on polnear-dev."""

RUN = 4
"""Words in one shingle."""

LONG_QUOTATION = 5
"""Words from which a quotation says whose text it is in; shorter ones are set phrases."""

FEWEST_ANCHORS = 8
"""Fewer pairs of names and numbers may meet by chance."""

IN_ANOTHER_LANGUAGE = 0.83
"""What the order of names and numbers counts there: 0.42 of it makes a copy. Chosen on one half of
tests/matching/translated, measured on the other."""

IN_OTHER_WORDS = 0.54
"""What it counts in the same language, or in one not known: 0.65 of it makes a copy. An outlet's standing
lines, its addresses and hours, come in one order too."""

T = TypeVar("T")

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_QUOTED = re.compile(r"[“\"]([^“”\"]{12,600})[”\"]")
_CREDIT = re.compile(r"\(([A-Z][\w ]{1,40})\)\s*(?:—|–|--?)")


@dataclass(frozen=True, slots=True)
class Marks:
    """What a text can be known again by. `anchors` are neighbouring names and numbers, in their order.

    `language` is blank where it is not known.
    """

    runs: Counter[tuple[str, ...]]
    anchors: Counter[tuple[str, str]]
    quotations: frozenset[str]
    credit: str
    landmarks: Landmarks
    language: str


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing by which two texts are alike: a phrase with the names of its values, and these."""

    words: str
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Likeness:
    """`score` is from 0 to 1; `signs` say why."""

    score: float
    signs: tuple[Sign, ...]

    @property
    def reasons(self) -> tuple[str, ...]:
        """Whole phrases for the person who asks why, as they are kept."""
        return tuple(sign.words.format(**sign.values) for sign in self.signs)

    @property
    def told(self) -> tuple[str, ...]:
        """The same in the reader's language."""
        return tuple(say(sign.words, **sign.values) for sign in self.signs)

    @property
    def is_copy(self) -> bool:
        return self.score >= THRESHOLD


def marks(text: str, language: str = "") -> Marks:
    words = _WORD.findall(text)
    lowered = [word.casefold() for word in words]
    quotations = (" ".join(_WORD.findall(found.casefold())) for found in _QUOTED.findall(text))
    credit = _CREDIT.search(text[:600])
    anchors = list(_anchors(text))
    return Marks(
        runs=Counter(zip(*(lowered[at:] for at in range(RUN)), strict=False)),
        anchors=Counter(pairwise(anchors)),
        quotations=frozenset(one for one in quotations if len(one.split()) >= LONG_QUOTATION),
        credit=credit.group(1) if credit else "",
        landmarks=landmarks.of(text),
        language="" if language == UNDETERMINED else language,
    )


def between(one: Marks, other: Marks) -> Likeness:
    """How alike two texts are, whichever came first."""
    words = _share(one.runs, other.runs)
    anchors = _share(one.anchors, other.anchors, fewest=FEWEST_ANCHORS)
    shared = one.quotations & other.quotations
    fewest = min(len(one.quotations), len(other.quotations))
    quoted = len(shared) / max(fewest, 3)
    alike = min(1.0, 0.55 * words + 0.45 * anchors + 0.25 * quoted)
    order = landmarks.share(one.landmarks, other.landmarks)
    translated = bool(one.language and other.language) and one.language != other.language
    retold = order * (IN_ANOTHER_LANGUAGE if translated else IN_OTHER_WORDS)
    told = _order(order, translated=translated) if retold > alike else _words(words, anchors)
    return Likeness(max(alike, retold), (*told, *_besides(len(shared), one.credit, other.credit)))


def _words(words: float, anchors: float) -> Iterable[Sign]:
    said = noted("{share} of the shorter text’s words stand in the same order")
    yield Sign(said, {"share": _percent(words)})
    if anchors:
        said = noted("{share} of its names and numbers stand side by side in both")
        yield Sign(said, {"share": _percent(anchors)})


def _order(order: float, *, translated: bool) -> Iterable[Sign]:
    said = (
        noted("{share} of the shorter text’s names and numbers come in the same order, in another language")
        if translated
        else noted("{share} of the shorter text’s names and numbers come in the same order, in other words")
    )
    yield Sign(said, {"share": _percent(order)})


def _besides(quotations: int, credit: str, other: str) -> Iterable[Sign]:
    if quotations > 1:
        yield Sign(noted("{count} of the same quotations"), {"count": quotations})
    elif quotations:
        yield Sign(noted("one of the same quotations"))
    if credit and credit == other:
        yield Sign(noted("both credit {agency}"), {"agency": credit})


def _percent(share: float) -> str:
    return f"{share:.0%}".replace("%", " %")


def _share(one: Counter[T], other: Counter[T], *, fewest: int = 1) -> float:
    shorter = max(min(one.total(), other.total()), fewest)
    return (one & other).total() / shorter


def _anchors(text: str) -> Iterable[str]:
    """Names and numbers in their order; a word that only begins a sentence is none."""
    for found in _WORD.finditer(text):
        word = found.group()
        if word[0].isdigit():
            yield word
        elif word[0].isupper() and len(word) > 1:
            before = text[max(0, found.start() - 2) : found.start()]
            if before[-1:] == " " and before[:1] not in (".", "!", "?", "”", '"', "\n", ":"):
                yield word.removesuffix("’s").removesuffix("'s").casefold()
