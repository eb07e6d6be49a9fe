"""What of a text survives its translation: names and numbers, in their order.

A name is known by a key that spelling, script and most endings leave alone: sounds that are written in
several ways are one, all vowels are one, and only the beginning counts. A number is known by its digits. The
words of a language itself, “Minister” or a German noun, find no partner in another; they cost nothing, since
what is shared is a share of whichever text has less.
"""

import math
import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from rapidfuzz.distance import LCSseq

LETTERS = 5
"""Of a name's key: what comes after is as often an ending as part of the name."""

NUMBER = 3.0
"""What a number of two digits and more weighs, where all mentions of one name weigh 1 together: two stories
on one subject share names, not numbers."""

LEAST = 30.0
"""What weighs less may come in one order by chance."""

FEWEST_NUMBERS = 10.0
"""Numbers that weigh less say too little by themselves."""

MOST = 2_000
"""Of a longer text the first are known, so that comparing two books takes no more memory than it should."""

NEAR = 3
"""Two numbers with at most two others between them are near, and so are two names."""

_SPELLED = str.maketrans(
    dict(zip("абвгдезийіклмнопрстуфхыэеєґłøđð", "abvgdeziiiklmnoprstufhieeeglodd", strict=True))
    | dict(zip("αβγδεζηικλμνοπρστυφω", "avgdezeiklmnoprstifo", strict=True))
    | {"θ": "t", "ξ": "ks", "χ": "ch", "ψ": "ps"}
    | {"ж": "j", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sh", "ю": "u", "я": "a", "ß": "ss", "þ": "t"}
)
"""Cyrillic and Greek letters, and those Latin ones that do not come apart into a letter and a mark."""

_GREEK = tuple(
    (re.compile(written), sound)
    for written, sound in (
        ("(?<![αεηιουω])μπ", "b"),
        ("(?<![αεηιουω])ντ", "d"),
        ("^γκ", "g"),
        ("γ(?=[γχξ])", "n"),
        ("(?<=[αε])υ(?=[θκξπστφχψ])", "f"),
        ("(?<=[αε])υ", "v"),
    )
)
"""Letters that sound otherwise where they stand: Μπ is B, and αυ is af or av."""

_SOUNDS = tuple(
    (re.compile(written), sound)
    for written, sound in (
        ("[^a-z]", ""),
        ("ph", "f"),
        ("qu", "kv"),
        ("ck|[cq]", "k"),
        ("x", "ks"),
        ("w", "v"),
        ("z", "s"),
        ("[aeiouyj]+", "a"),
        ("(?<=.)h", ""),
        (r"(.)\1+", r"\1"),
    )
)
_THOUSANDS = r"\d{1,3}(?:[.,’'\u00a0\u202f\u066c ]\d{3})+(?!\d)"
_FOUND = re.compile(rf"{_THOUSANDS}|\d+(?:[.,:\u066b]\d+)*|[^\W\d_]+")


Weighed = tuple[tuple[str, float], ...]
"""Marks in their order, each with its weight."""


@dataclass(frozen=True)
class Landmarks:
    """The keys of a text's names and its numbers, in their order.

    `places` say how far down the text each stands, from 0 to 1.

    `numbers` that are near each other, and `names` of two words that are, are what texts are found by: one
    name alone is in too many.
    """

    order: tuple[str, ...]
    places: tuple[float, ...]
    numbers: frozenset[tuple[str, str]]
    names: frozenset[tuple[str, str]]

    @cached_property
    def weighed(self) -> Weighed:
        times = Counter(self.order)
        return tuple((mark, _weight(mark, times[mark])) for mark in self.order)

    @cached_property
    def weighed_numbers(self) -> Weighed:
        return tuple((mark, weight) for mark, weight in self.weighed if mark.isdigit())


def of(text: str) -> Landmarks:
    """A word that the text also has in lower-case letters is no name."""
    found = list(_FOUND.finditer(text))
    plain = {match.group() for match in found if match.group().islower()}
    order: list[str] = []
    places: list[float] = []
    names: list[str] = []
    last, ends = "", 0
    for match in found:
        word = match.group()
        if word[0].isdigit():
            order.append(_digits(word))
            places.append(match.start() / len(text))
        elif word[0].isupper() and len(word) > 2 and word.casefold() not in plain and (name := key(word)):
            order.append(name)
            places.append(match.start() / len(text))
            if last and match.start() == ends + 1:
                names.append(f"{last} {name}")
            last, ends = name, match.end()
        if len(order) == MOST:
            break
    return Landmarks(
        tuple(order), tuple(places), _near([mark for mark in order if mark.isdigit()]), _near(names)
    )


def _digits(number: str) -> str:
    """Those of a number in any script, in ours."""
    return "".join(str(unicodedata.decimal(sign)) for sign in number if sign.isdecimal())


@lru_cache(maxsize=2_000)
def key(name: str) -> str:
    """What a name is known by in any language that is written in Latin, Cyrillic or Greek letters."""
    apart = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(letter for letter in apart if not unicodedata.combining(letter))
    for written, sound in _GREEK:
        letters = written.sub(sound, letters)
    letters = letters.translate(_SPELLED)
    for written, sound in _SOUNDS:
        letters = written.sub(sound, letters)
    return letters[:LETTERS]


def share(one: Landmarks, other: Landmarks) -> float:
    """How much of the text that has less of them comes in the other in the same order, by weight.

    Where both have numbers, these must agree by themselves too: two weekly tables have the same names in
    the same order.
    """
    whole, least = _in_order(one.weighed, other.weighed)
    numbers, least_numbers = _in_order(one.weighed_numbers, other.weighed_numbers)
    alike = whole / max(least, LEAST)
    return min(alike, numbers / least_numbers) if least_numbers >= FEWEST_NUMBERS else alike


def lead(one: Landmarks, other: Landmarks, part: float) -> float:
    """How much of the beginning of one, this part of its text, comes in the other in the same order."""
    return max(_lead(one, other, part), _lead(other, one, part))


def _lead(one: Landmarks, other: Landmarks, part: float) -> float:
    first = one.weighed[: bisect_left(one.places, part)]
    shared, _ = _in_order(first, other.weighed)
    return shared / max(sum(weight for _, weight in first), LEAST * part)


def _in_order(one: Weighed, other: Weighed) -> tuple[float, float]:
    """The weight of what comes in both in one order, and of all that the lighter one has."""
    blocks = LCSseq.editops([mark for mark, _ in one], [mark for mark, _ in other]).as_matching_blocks()
    shared = sum(
        min(one[block.a + at][1], other[block.b + at][1]) for block in blocks for at in range(block.size)
    )
    return shared, min(sum(weight for _, weight in one), sum(weight for _, weight in other))


def _near(marks: Sequence[str]) -> frozenset[tuple[str, str]]:
    return frozenset(pair for apart in range(1, NEAR + 1) for pair in zip(marks, marks[apart:], strict=False))


def _weight(mark: str, times: int) -> float:
    if mark.isdigit():
        return (NUMBER if len(mark) > 1 else 1.0) / math.sqrt(times)
    return 1.0 / times
