"""The lemmatizer remembered says what the lemmatizer says."""

import pytest
import spacy
from spacy.tokens import Doc

from claims.analysis.analyser import DEFAULT_PIPELINE
from claims.analysis.english import load
from claims.analysis.lemmas import NAME, fits

TEXTS = (
    "The mayors said they had left the wolves leaving their leaves.",
    "She saw the saw. He was meeting them at the meeting, and better things were said.",
    "Ostrel’s 1,900 ferries ran worse than the Harwick Ferries’ boats.",
    "",
)


def _lemmas(doc: Doc) -> list[str]:
    return [token.lemma_ for token in doc]


@pytest.mark.parametrize("again", [False, True], ids=["met for the first time", "met before"])
def test_every_word_has_the_lemma_that_the_lemmatizer_gives(*, again: bool) -> None:
    bare = spacy.load(DEFAULT_PIPELINE, exclude=["ner"])
    load.cache_clear()
    ours = load(DEFAULT_PIPELINE)
    if again:
        list(ours.pipe(TEXTS))
    assert NAME in ours.pipe_names
    for text in TEXTS:
        assert _lemmas(ours(text)) == _lemmas(bare(text))


def test_a_lemmatizer_that_overwrites_lemmas_is_left_alone() -> None:
    ours = spacy.load(DEFAULT_PIPELINE, config={"components": {"lemmatizer": {"overwrite": True}}})
    assert not fits(ours)
