"""spaCy's lemmatizer, remembered: one answer for each word in one part of speech and one form.

The lemmatizer remembers only words whose rules it had to try; for those that stand in their base form
already, most of a text, it takes the morphology apart each time.
"""

from typing import Any

import numpy as np
from spacy.language import Language
from spacy.pipeline import Lemmatizer
from spacy.tokens import Doc

NAME = "remembered_lemmas"
LEMMATIZER = "lemmatizer"
_READ: list[int | str] = ["ORTH", "POS", "MORPH", "LEMMA"]
_SET: list[int | str] = ["LEMMA"]
_MOST = 10_000
"""Words in one form that are remembered, as many as a hundred articles bring; the rest are asked for each
time. Three times as many make an article two hundredths faster."""

_Kind = tuple[int, int, int]


class Remembered:
    """The component: asks the lemmatizer about what it has not met, and answers the rest itself."""

    def __init__(self, lemmatizer: Lemmatizer) -> None:
        self._lemmatizer = lemmatizer
        self._known: dict[_Kind, str] = {}
        """Words and no ids: the strings behind those go when an article is done."""

    def __call__(self, doc: Doc) -> Doc:
        add = doc.vocab.strings.add
        lemmas: list[int] = []
        for at, (word, pos, form, lemma) in enumerate(doc.to_array(_READ).tolist()):
            kind = (word, pos, form)
            lemmas.append(lemma or add(self._known.get(kind) or self._asked(doc, at, kind)))
        rows: Any = np.array(lemmas, dtype=np.uint64)
        return doc.from_array(_SET, rows) if lemmas else doc

    def _asked(self, doc: Doc, at: int, kind: _Kind) -> str:
        lemma = str(self._lemmatizer.lemmatize(doc[at])[0])
        self._lemmatizer.cache.clear()
        if len(self._known) < _MOST:
            self._known[kind] = lemma
        return lemma


def fits(loaded: Language) -> bool:
    """Whether the pipeline's lemmatizer is one that answers for a word alone, where it has no lemma yet."""
    if LEMMATIZER not in loaded.pipe_names:
        return False
    found = loaded.get_pipe(LEMMATIZER)
    return isinstance(found, Lemmatizer) and not found.overwrite


@Language.factory(NAME)
def remembered(nlp: Language, name: str) -> Remembered:
    """The pipeline's own lemmatizer, remembered. It has to be in the pipeline, and may be disabled."""
    lemmatizer: Any = nlp.get_pipe(LEMMATIZER)
    return Remembered(lemmatizer)
