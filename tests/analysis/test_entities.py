"""The tagger that stands in for spaCy's own, and that spaCy's is there without it."""

import numpy as np
import pytest
import spacy

from claims.analysis import english
from claims.analysis.analyser import DEFAULT_PIPELINE
from claims.analysis.english import load, parse
from claims.analysis.entities.features import beside, features_of
from claims.analysis.entities.tagger import CLASSES, LABELS, classes_of, mark, scores
from claims.analysis.entities.weights import weights

TEXT = (
    "The mayor, Margaret Holt, met officials in Paris on Monday. "
    "Senator David Kerr told Reuters the French were late."
)


def _entities(text: str) -> dict[str, str]:
    (doc,) = parse([text], DEFAULT_PIPELINE)
    return {entity.text: entity.label_ for entity in doc.ents}


def test_people_places_peoples_and_days_are_marked() -> None:
    found = _entities(TEXT)
    assert found["Margaret Holt"] == "PERSON"
    assert found["Paris"] == "GPE"
    assert found["Monday"] == "DATE"
    assert found["French"] == "NORP"


def test_spacys_own_tagger_is_not_loaded_beside_ours() -> None:
    assert english.OWN_NAMES not in load(DEFAULT_PIPELINE).pipe_names


def test_without_the_weights_spacys_own_tagger_marks(monkeypatch: pytest.MonkeyPatch) -> None:
    load.cache_clear()
    monkeypatch.setattr(english, "weights", lambda: None)
    try:
        assert english.OWN_NAMES in load(DEFAULT_PIPELINE).pipe_names
        assert _entities(TEXT)["Margaret Holt"] == "PERSON"
    finally:
        load.cache_clear()


def test_a_text_is_marked_alike_alone_and_among_others() -> None:
    texts = [TEXT, "", "Nobody came.", "Paris"]
    together = [[(e.start, e.end, e.label_) for e in doc.ents] for doc in parse(texts, DEFAULT_PIPELINE)]
    alone = [
        [(e.start, e.end, e.label_) for e in next(parse([text], DEFAULT_PIPELINE)).ents] for text in texts
    ]
    assert together == alone


def test_a_neighbour_is_one_of_the_same_text() -> None:
    rows = np.array([[1.0], [2.0], [3.0]])
    texts = np.array([0, 0, 1])
    assert beside(rows, texts, -1).ravel().tolist() == [0.0, 1.0, 0.0]
    assert beside(rows, texts, 1).ravel().tolist() == [2.0, 0.0, 0.0]


def test_the_classes_of_marked_entities_lead_back_to_them() -> None:
    doc = spacy.load(DEFAULT_PIPELINE)(TEXT)
    wanted = [(e.start, e.end, e.label_) for e in doc.ents if e.label_ in LABELS]
    assert (classes_of(doc) % 2 == 1).sum() == len(wanted)


def test_each_token_has_a_score_for_each_class() -> None:
    stored = weights()
    assert stored is not None
    (doc,) = parse([TEXT], DEFAULT_PIPELINE)
    numbers, buckets = features_of(doc)
    assert scores(stored, numbers, buckets, np.zeros(len(doc), int), np).shape == (len(doc), CLASSES)
    mark([], stored)
