"""How much one text is a copy of another, and what says so.

Marks are shares of the shorter text, since a copy may be cut or joined with other material: the words in
the same order, what survives a rewording (names and numbers side by side), and long quotations. Where all
words are others, in a translation, the order of names and numbers says it alone. Two stories on one
subject share names, but neither their order nor whole quotations.

Two stories of one agency may share much more: the background at the end, a footer, the sentences of a
report that comes every day. So the beginning of one must stand in the other, and sentences that both
have must hold the same names and numbers.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TypeVar

from claims.analysis.language import UNDETERMINED
from claims.domain.tongue import noted, say
from claims.matching import frames, landmarks
from claims.matching.frames import Frames, Word
from claims.matching.landmarks import Landmarks

THRESHOLD = 0.35
"""Chosen on made pairs from the polnear-train texts (tests/matching/pairs.py); measured on polnear-dev."""

RUN = 4
"""Words in one shingle."""

LONG_QUOTATION = 5
"""Words from which a quotation says whose text it is in; shorter ones are set phrases."""

FEWEST_ANCHORS = 8
"""Fewer pairs of names and numbers may meet by chance."""

LEAD = 1 / 3
"""Of a text is its beginning. A copy has it, whatever an outlet cuts off or adds; background and footers
stand below."""

LEAD_ELSEWHERE = 1 / 2
"""Of a translation: a third has too few names and numbers to tell."""

LEAD_COUNTS = 1.25
"""0.28 of the beginning makes a copy. Beginnings of stories that share their background had 0.2 in common at
most, those of texts written anew sentence by sentence 0.30 at least."""

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

    `lead_runs` and `lead_anchors` are those of its beginning.

    `language` is blank where it is not known.
    """

    runs: Counter[tuple[str, ...]]
    anchors: Counter[tuple[str, str]]
    lead_runs: Counter[tuple[str, ...]]
    lead_anchors: Counter[tuple[str, str]]
    frames: Frames
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
    """`score` is from 0 to 1: how sure it is that one is a copy. `signs` say why.

    `shared` is how much of the shorter text is in the other, also where that makes no copy.
    """

    score: float
    shared: float
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

    @property
    def reads_alike(self) -> bool:
        """Whether a person should look at the two; a machine joins copies alone."""
        return self.shared >= THRESHOLD


def marks(text: str, language: str = "") -> Marks:
    words = list(_read(text))
    lead = words[: round(len(words) * LEAD)]
    quotations = (" ".join(_WORD.findall(found.casefold())) for found in _QUOTED.findall(text))
    credit = _CREDIT.search(text[:600])
    return Marks(
        runs=_runs(words),
        anchors=_anchors(words),
        lead_runs=_runs(lead),
        lead_anchors=_anchors(lead),
        frames=frames.of(words),
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
    quoted = len(shared) / max(min(len(one.quotations), len(other.quotations)), 3)
    alike = min(1.0, _mixed(words, anchors) + 0.25 * quoted)
    filled = alike * frames.agreement(one.frames, other.frames)
    begun = LEAD_COUNTS * max(_lead(one, other), _lead(other, one))
    order = landmarks.share(one.landmarks, other.landmarks)
    translated = bool(one.language and other.language) and one.language != other.language
    counts, part = (IN_ANOTHER_LANGUAGE, LEAD_ELSEWHERE) if translated else (IN_OTHER_WORDS, LEAD)
    retold = order * counts
    retold_begun = landmarks.lead(one.landmarks, other.landmarks, part) * counts
    told = _order(order, translated=translated) if retold > alike else _words(words, anchors)
    found = Likeness(
        max(min(filled, begun), min(retold, retold_begun)),
        max(alike, retold),
        (*told, *_besides(len(shared), one.credit, other.credit)),
    )
    if found.is_copy or not found.reads_alike:
        return found
    return replace(found, signs=(*found.signs, _doubt(same_filling=max(filled, retold) >= THRESHOLD)))


def _mixed(words: float, anchors: float) -> float:
    return 0.55 * words + 0.45 * anchors


def _lead(one: Marks, other: Marks) -> float:
    """How much of one text's beginning stands anywhere in the other."""
    words = (one.lead_runs & other.runs).total() / max(one.lead_runs.total(), 1)
    anchors = (one.lead_anchors & other.anchors).total()
    return _mixed(words, anchors / max(one.lead_anchors.total(), FEWEST_ANCHORS))


def _doubt(*, same_filling: bool) -> Sign:
    """Why a machine does not say that these are copies, though much in them is the same."""
    if same_filling:
        return Sign(noted("but neither begins with what they share, as with the same background or footer"))
    return Sign(noted("but the same sentences hold other names or numbers, as in reports of two days"))


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


def _read(text: str) -> Iterable[Word]:
    """A word that only begins a sentence is no name."""
    for found in _WORD.finditer(text):
        word = found.group()
        gap = ""
        if word[0].isdigit():
            gap = frames.NUMBER
        elif word[0].isupper() and len(word) > 1:
            before = text[max(0, found.start() - 2) : found.start()]
            if before[-1:] == " " and before[:1] not in (".", "!", "?", "”", '"', "\n", ":"):
                gap = frames.NAME
        yield Word(word.casefold(), gap)


def _runs(words: Sequence[Word]) -> Counter[tuple[str, ...]]:
    said = [word.said for word in words]
    return Counter(zip(*(said[at:] for at in range(RUN)), strict=False))


def _anchors(words: Sequence[Word]) -> Counter[tuple[str, str]]:
    """Names and numbers side by side, in their order."""
    found = [word.said.removesuffix("’s").removesuffix("'s") for word in words if word.gap]
    return Counter(pairwise(found))
