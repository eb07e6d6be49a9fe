"""The ruler remembered says what the ruler says."""

import pytest
import spacy
from spacy.tokens import Doc

from claims.analysis.analyser import DEFAULT_PIPELINE
from claims.analysis.attributes import NAME
from claims.analysis.english import load

TEXTS = (
    "The mayor said she hadn't seen the report, but there were three of them.",
    "There is no truth in that. That's what they're saying, isn't it?",
    "He's gonna go. Let's see. I ain't got nothin' to say; c'mon, y'all!",
    "Nobody did anything.  Something had been done\nby someone.",
    "It got worse: Henrik Vale’s ferry didn’t leave, and it’s his.",
    "",
)


def _told(doc: Doc) -> list[tuple[str, str, str, str, str]]:
    return [(token.text, token.pos_, token.lemma_, str(token.morph), token.dep_) for token in doc]


@pytest.mark.parametrize("again", [False, True], ids=["met for the first time", "met before"])
def test_every_word_is_told_as_by_the_ruler_itself(*, again: bool) -> None:
    bare = spacy.load(DEFAULT_PIPELINE, exclude=["ner"])
    ours = load(DEFAULT_PIPELINE)
    if again:
        list(ours.pipe(TEXTS))
    assert NAME in ours.pipe_names
    for text in TEXTS:
        assert _told(ours(text)) == _told(bare(text))


def test_what_was_learned_from_one_sentence_is_not_said_of_another_word() -> None:
    ours = load(DEFAULT_PIPELINE)
    first = {token.text: token.lemma_ for token in ours("They did it.")}
    second = {token.text: token.lemma_ for token in ours("They had it.")}
    assert (first["did"], second["had"]) == ("do", "have")
