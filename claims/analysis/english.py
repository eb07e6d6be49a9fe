"""spaCy's English pipeline: loaded once for each process, fed with texts of bounded length."""

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from functools import lru_cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from claims.analysis import attributes, lemmas
from claims.analysis.entities.features import WIDTH
from claims.analysis.entities.tagger import mark
from claims.analysis.entities.weights import weights

UNUSED = ("senter", "textcat", "textcat_multilabel", "entity_linker", "spancat")
"""Components that no pass reads; a pipeline that lacks them is as good."""
OWN_NAMES = "ner"
"""spaCy's entity tagger: two fifths of its time. Ours stands in for it where its weights are there."""
_TOGETHER = 64
"""Texts that spaCy works on at once."""


@lru_cache(maxsize=4)
def load(pipeline: str) -> Language:
    """The installed pipeline of that name. Raises OSError, with spaCy's sentence, where there is none."""
    loaded = spacy.load(pipeline, exclude=UNUSED)
    if weights() is not None and _fits(loaded):
        loaded.remove_pipe(OWN_NAMES)
    if attributes.RULER in loaded.pipe_names:
        loaded.add_pipe(attributes.NAME, after=attributes.RULER)
        loaded.disable_pipe(attributes.RULER)
    if lemmas.fits(loaded):
        loaded.add_pipe(lemmas.NAME, after=lemmas.LEMMATIZER)
        loaded.disable_pipe(lemmas.LEMMATIZER)
    return loaded


def parse(texts: Iterable[str], pipeline: str) -> Iterator[Doc]:
    """One parsed Doc for each text, in order, with its entities marked."""
    loaded = load(pipeline)
    docs = list(loaded.pipe(texts, batch_size=_TOGETHER))
    learned = weights()
    if learned is not None and OWN_NAMES not in loaded.pipe_names:
        mark(docs, learned)
    yield from docs


def forgetting(pipeline: str) -> AbstractContextManager[object]:
    """While it lasts, the words met are remembered; at its end those that the pipeline did not bring are not.

    No Doc, token or string of an article may be used after it. Not to be nested.
    """
    return load(pipeline).memory_zone()


def _fits(loaded: Language) -> bool:
    """Whether the pipeline gives the numbers that our tagger was taught on."""
    return OWN_NAMES in loaded.pipe_names and loaded("Orren").tensor.shape[-1:] == (WIDTH,)
