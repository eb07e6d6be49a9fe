"""What the network adds to the rules, and that the rules stand without it."""

from itertools import pairwise

import numpy as np
import pytest

from claims.analysis.analyser import DEFAULT_PIPELINE, analyse
from claims.analysis.attribution import decoding, network
from claims.analysis.attribution.decoding import Piece, best_tags, phrase_at, spans
from claims.analysis.attribution.features import Features, features_of
from claims.analysis.attribution.weights import PLACE, weights
from claims.analysis.document import Document
from claims.analysis.passes import layout, paragraphs, quotations
from claims.domain.speech import StatementKind

STORY = (
    "Orren’s ferry row goes on\n\n"
    "Henrik Vale, who runs the harbour, said the ferry was late on 40 days. "
    "“The timetable is a joke,” he fumed.\n\n"
    "Mira Sund, a councillor, is convinced that the new pier will sink. She wants the mayor to resign."
)


def _features(text: str) -> list[Features]:
    document = Document(text, DEFAULT_PIPELINE, layout.read(text), "en")
    paragraphs.run(document)
    quotations.run(document)
    return [features_of(one) for one in document.paragraphs]


def _loaded() -> network.Weights:
    stored = weights()
    assert stored is not None
    return stored


def test_the_network_finds_what_no_table_of_verbs_holds() -> None:
    with_rules = {one.content.of(STORY) for one in analyse(STORY, learned=False).statements}
    added = [one for one in analyse(STORY).statements if one.found_by == "learned"]
    assert added
    assert not with_rules & {one.content.of(STORY) for one in added}
    assert {one.canonical for one in added} <= {"Mira Sund", "Henrik Vale", "She", "he"}


def test_what_the_rules_found_keeps_its_bounds_and_speaker() -> None:
    text = "Henrik Vale said the ferry was late on 40 days."
    (alone,) = analyse(text, learned=False).statements
    (settled,) = analyse(text).statements
    assert (settled.content, settled.canonical, settled.found_by) == (
        alone.content,
        alone.canonical,
        "clause",
    )


def test_what_is_learned_says_so_with_its_cue_its_speaker_and_how_sure_it_is() -> None:
    found = next(one for one in analyse(STORY).statements if one.found_by == "learned")
    assert found.cue is not None
    assert found.party is not None
    assert found.cue.of(STORY) in found.why
    assert found.party.of(STORY) in found.why
    assert "% sure" in found.why


@pytest.mark.parametrize(
    "sentence",
    [
        "Henrik Vale did not say whether the pier was safe.",
        "If the engineers say the pier is safe, it will open.",
        "The harbour refused to sell the ferry.",
        "The guards denied the truck entry.",
    ],
)
def test_what_was_not_said_or_only_done_is_no_statement(sentence: str) -> None:
    assert [one for one in analyse(sentence).statements if one.kind is StatementKind.CLAIM] == []


def test_a_paragraph_reads_the_same_whatever_is_read_beside_it() -> None:
    together = network.read(_features(STORY), _loaded())
    for features, beside in zip(_features(STORY), together, strict=True):
        (alone,) = network.read([features], _loaded())
        np.testing.assert_allclose(alone.content, beside.content, atol=1e-4)
        np.testing.assert_allclose(alone.state, beside.state, atol=1e-4)


def test_pointers_share_out_one_among_the_tokens_and_nothing() -> None:
    features = _features(STORY)[0]
    (reading,) = network.read([features], _loaded())
    likely = network.pointed(reading, 1, 4, "pc", _loaded())
    assert likely.shape == (len(features) + 1,)
    assert likely.sum() == pytest.approx(1.0, abs=1e-4)


def test_no_paragraph_is_no_reading() -> None:
    assert network.read([], _loaded()) == []
    assert decoding.attributions([], _loaded()) == []


def test_a_span_never_begins_with_its_inside() -> None:
    scores = np.array([[0, 0, 9], [0, 0, 9], [9, 0, 0], [0, 0, 9]], dtype=np.float32)
    tags = best_tags(scores, np.zeros((3, 3), dtype=np.float32))
    assert tags[0] != decoding.INSIDE
    assert all(tag != decoding.INSIDE or before != decoding.OUTSIDE for before, tag in pairwise(tags))


def test_tags_become_pieces_and_phrases() -> None:
    assert spans([0, 1, 2, 1, 0, 1]) == [Piece(1, 3), Piece(3, 4), Piece(5, 6)]
    tagged = np.eye(3, dtype=np.float32)[[0, 1, 2, 0]]
    assert phrase_at(tagged, 2) == Piece(1, 3)
    assert phrase_at(tagged, 3) == Piece(3, 4)


def test_the_weights_are_small_and_hold_numbers_only() -> None:
    assert PLACE.stat().st_size < 4_000_000
    with np.load(PLACE, allow_pickle=False) as stored:
        assert {stored[name].dtype for name in stored.files} == {np.dtype(np.float16)}
