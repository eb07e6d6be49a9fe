"""One story told in several languages, and other stories about the same people.

`translated/` has translations of the articles under `seeds/` and of texts of its own, named
`<story>.<language>.txt`; `en-by-de` was translated back from German. A story with `-otherwise` is another
newsroom's own report of the same event.
"""

from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from claims.matching import likeness
from claims.matching.likeness import Marks
from tests.matching.pairs import SEEDS

TRANSLATED = Path(__file__).parent / "translated"

CHOSEN_ON = ("aumery-flood", "lowgate-bridge", "october-rain", "tram-line")
"""How these stories begin: the weights in `likeness` were chosen on them, and are measured on the rest."""


class Telling(NamedTuple):
    name: str
    story: str
    language: str
    text: str
    marks: Marks


class Two(NamedTuple):
    """Two tellings, of one story or of two."""

    one: Telling
    other: Telling

    @property
    def same(self) -> bool:
        return self.one.story == self.other.story

    @property
    def names(self) -> str:
        return f"{self.one.name} | {self.other.name}"

    @property
    def score(self) -> float:
        return likeness.between(self.one.marks, self.other.marks).score


def everything() -> list[Telling]:
    originals = [_telling(path, f"{path.stem.removesuffix('-courier')}.en") for path in SEEDS.glob("*.txt")]
    return [*originals, *(_telling(path, path.stem) for path in sorted(TRANSLATED.glob("*.txt")))]


def pairs(*, chosen_on: bool) -> list[Two]:
    """All pairs of the half that the weights were chosen on, or of the other."""
    half = [one for one in everything() if one.story.startswith(CHOSEN_ON) is chosen_on]
    return [Two(one, other) for one, other in combinations(half, 2)]


def _telling(path: Path, name: str) -> Telling:
    story, _, language = name.partition(".")
    code = language.partition("-")[0]
    text = path.read_text(encoding="utf-8")
    return Telling(path.stem, story, code, text, likeness.marks(text, code))
