"""What of a text survives its translation: names and numbers, in their order.

A name is known by a key that spelling, script and most endings leave alone: sounds that are written in
several ways are one, all vowels are one, and only the beginning counts. A number is known by its digits. The
words of a language itself, “Minister” or a German noun, find no partner in another; they cost nothing, since
what is shared is a share of whichever text has less.
"""

import math
import re
import unicodedata
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

MOST = 2_000
"""Of a longer text the first are known, so that comparing two books takes no more memory than it should."""

NEAR = 3
"""Two numbers with at most two others between them are near, and so are two names."""

_SPELLED = str.maketrans(
    dict(zip("абвгдезийіклмнопрстуфхыэеєґłøđð", "abvgdeziiiklmnoprstufhieeeglodd", strict=True))
    | {"ж": "j", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sh", "ю": "u", "я": "a", "ß": "ss", "þ": "t"}
)
"""Cyrillic letters, and those Latin ones that do not come apart into a letter and a mark."""

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
_THOUSANDS = r"\d{1,3}(?:[.,’'\u00a0\u202f ]\d{3})+(?!\d)"
_FOUND = re.compile(rf"{_THOUSANDS}|\d+(?:[.,:]\d+)*|[^\W\d_]+")


@dataclass(frozen=True)
class Landmarks:
    """The keys of a text's names and its numbers, in their order.

    `numbers` that are near each other, and `names` of two words that are, are what texts are found by: one
    name alone is in too many.
    """

    order: tuple[str, ...]
    numbers: frozenset[tuple[str, str]]
    names: frozenset[tuple[str, str]]

    @cached_property
    def weights(self) -> tuple[float, ...]:
        times = Counter(self.order)
        return tuple(_weight(mark, times[mark]) for mark in self.order)


def of(text: str) -> Landmarks:
    """A word that the text also has in lower-case letters is no name."""
    found = list(_FOUND.finditer(text))
    plain = {match.group() for match in found if match.group().islower()}
    order: list[str] = []
    names: list[str] = []
    last, ends = "", 0
    for match in found:
        word = match.group()
        if word[0].isdigit():
            order.append("".join(filter(str.isdigit, word)))
        elif word[0].isupper() and len(word) > 2 and word.casefold() not in plain and (name := key(word)):
            order.append(name)
            if last and match.start() == ends + 1:
                names.append(f"{last} {name}")
            last, ends = name, match.end()
        if len(order) == MOST:
            break
    return Landmarks(tuple(order), _near([mark for mark in order if mark.isdigit()]), _near(names))


@lru_cache(maxsize=10_000)
def key(name: str) -> str:
    """What a name is known by in any language that is written in Latin or Cyrillic letters."""
    letters = unicodedata.normalize("NFKD", name.casefold().translate(_SPELLED))
    for written, sound in _SOUNDS:
        letters = written.sub(sound, letters)
    return letters[:LETTERS]


def share(one: Landmarks, other: Landmarks) -> float:
    """How much of the text that has less of them comes in the other in the same order, by weight."""
    blocks = LCSseq.editops(one.order, other.order).as_matching_blocks()
    shared = sum(
        min(one.weights[block.a + at], other.weights[block.b + at])
        for block in blocks
        for at in range(block.size)
    )
    return shared / max(min(sum(one.weights), sum(other.weights)), LEAST)


def _near(marks: Sequence[str]) -> frozenset[tuple[str, str]]:
    return frozenset(pair for apart in range(1, NEAR + 1) for pair in zip(marks, marks[apart:], strict=False))


def _weight(mark: str, times: int) -> float:
    if mark.isdigit():
        return (NUMBER if len(mark) > 1 else 1.0) / math.sqrt(times)
    return 1.0 / times
