"""spaCy's attribute ruler, remembered: the same answer to the same kind of token, in a fraction of its time.

The ruler sets part of speech, lemma and morphology by patterns over tag, dependency and, for some two hundred
words, the word itself. Texts with a word that opens one of its patterns of two tokens are left to it.
"""

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc

RULER = "attribute_ruler"
NAME = "remembered_attributes"
_READ: list[int | str] = ["TAG", "DEP", "LOWER", "IS_SPACE"]
_SET: list[int | str] = ["POS", "LEMMA", "MORPH"]
_MOST = 10_000
"""Kinds of token, and words, that are remembered. Kinds are some thousands; of words, what a hundred articles
bring."""
_MARKS = ("'", "’")
"""What a word of the ruler's expressions has in it."""
_EXPLETIVE = "expl"
_YOU = ("y", "y'")
"""The words of the one expression that opens a pattern of two, for "y'all"."""

_Kind = tuple[int, int, int, bool]


class Remembered:
    """The component: asks the ruler about what it has not met, and answers the rest itself."""

    def __init__(self, ruler: AttributeRuler) -> None:
        self._ruler = ruler
        self._strings = ruler.vocab.strings
        self._listed = frozenset(_words(ruler))
        self._openers = frozenset(self._strings.add(word) for word in _openers(ruler))
        self._expletive = self._strings.add(_EXPLETIVE)
        self._words: dict[int, int] = {}
        self._known: dict[_Kind, tuple[int, ...]] = {}

    def __call__(self, doc: Doc) -> Doc:
        kinds = self._kinds(doc.to_array(_READ))
        if kinds is None:
            return self._ruler(doc)
        answers = [self._known.get(kind) for kind in kinds]
        if None in answers:
            doc = self._ruler(doc)
            self._learn(kinds, doc.to_array(_SET))
            return doc
        rows: Any = np.array(answers, dtype=np.uint64)
        return doc.from_array(_SET, rows)

    def _kinds(self, table: NDArray[Any]) -> list[_Kind] | None:
        """All that the ruler looks at in each token; None where it may look at two together."""
        if not len(table) or table[:, 3].any():
            return None
        kinds: list[_Kind] = []
        after_there = False
        for tag, dep, lower, _ in table.tolist():
            word = self._words.get(lower)
            if word is None:
                word = self._word(lower)
            if word in self._openers:
                return None
            kinds.append((tag, dep, word, after_there))
            after_there = dep == self._expletive
        return kinds

    def _word(self, lower: int) -> int:
        """The word where the ruler has a pattern for it, or may have; 0 for any other."""
        text = self._strings[lower]
        word = lower if text in self._listed or any(mark in text for mark in _MARKS) else 0
        if len(self._words) < _MOST:
            self._words[lower] = word
        return word

    def _learn(self, kinds: list[_Kind], answers: NDArray[Any]) -> None:
        if len(self._known) < _MOST:
            self._known.update(zip(kinds, map(tuple, answers.tolist()), strict=True))


def _patterns(ruler: AttributeRuler) -> Iterator[list[dict[str, Any]]]:
    """Each pattern: what is asked of one token or of several in a row."""
    for entry in ruler.patterns:
        listed: Any = entry["patterns"]
        yield from listed


def _words(ruler: AttributeRuler) -> Iterator[str]:
    """Every word that a pattern names."""
    for pattern in _patterns(ruler):
        for token in pattern:
            lower = token.get("LOWER", {})
            yield from [lower] if isinstance(lower, str) else lower.get("IN", ())


def _openers(ruler: AttributeRuler) -> Iterator[str]:
    """The words by which a pattern of several tokens begins, but for “there”, which its dependency tells."""
    for pattern in _patterns(ruler):
        if len(pattern) > 1 and "LOWER" in pattern[0]:
            lower = pattern[0]["LOWER"]
            yield from [lower] if isinstance(lower, str) else _YOU


@Language.factory(NAME)
def remembered(nlp: Language, name: str) -> Remembered:
    """The pipeline's own ruler, remembered. It has to be in the pipeline, and may be disabled."""
    ruler: Any = nlp.get_pipe(RULER)
    return Remembered(ruler)
