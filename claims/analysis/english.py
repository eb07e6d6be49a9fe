"""spaCy's English pipeline: loaded once for each process, fed with texts of bounded length."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc

UNUSED = ("senter", "textcat", "textcat_multilabel", "entity_linker", "spancat")
"""Components that no pass reads; a pipeline that lacks them is as good."""


@lru_cache(maxsize=4)
def load(pipeline: str) -> Language:
    """The installed pipeline of that name. Raises OSError, with spaCy's sentence, where there is none."""
    return spacy.load(pipeline, exclude=UNUSED)


def parse(texts: Iterable[str], pipeline: str) -> Iterator[Doc]:
    """One parsed Doc for each text, in order."""
    yield from load(pipeline).pipe(texts, batch_size=32)
