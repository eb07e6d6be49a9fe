"""Marks the entities of parsed texts: one hidden layer over a token and its neighbours."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from spacy.tokens import Doc, Span

from claims.analysis.entities.features import REACH, Ints, beside, features_of
from claims.analysis.entities.weights import Weights

LABELS = ("PERSON", "ORG", "GPE", "NORP", "DATE")
"""What the passes ask for; spaCy's further kinds are left unmarked."""
OUTSIDE = 0
"""Class 0 is no entity; label k begins in class 2k + 1 and goes on in class 2k + 2."""
CLASSES = 2 * len(LABELS) + 1


def mark(docs: Sequence[Doc], weights: Weights) -> None:
    """Give each text its entities, in place of any it had."""
    told = [features_of(doc) for doc in docs if len(doc)]
    if not told:
        return
    texts = np.repeat(np.arange(len(told)), [len(rows) for rows, _ in told])
    numbers = np.concatenate([rows for rows, _ in told])
    buckets = np.concatenate([ids for _, ids in told])
    classes = scores(weights, numbers, buckets, texts, np).argmax(axis=1)
    at = 0
    for doc in docs:
        doc.ents = tuple(_entities(doc, classes[at : at + len(doc)].tolist()))
        at += len(doc)


def scores(weights: Any, numbers: Any, buckets: Any, texts: Any, module: Any) -> Any:
    """n × CLASSES scores, in numpy here and in JAX where it is taught. `texts` numbers each row's text."""
    row = module.concatenate(
        [
            numbers,
            weights["word"][buckets[:, 0]],
            weights["ending"][buckets[:, 1]],
            weights["tag"][buckets[:, 2]],
        ],
        axis=1,
    )
    hidden = weights["bias"]
    for offset in range(-REACH, REACH + 1):
        hidden = hidden + beside(row @ weights[f"in{offset + REACH}"], texts, offset, module)
    return module.maximum(hidden, 0.0) @ weights["out"] + weights["out_bias"]


def _entities(doc: Doc, classes: list[int]) -> Iterator[Span]:
    first: int | None = None
    for at, found in enumerate([*classes, OUTSIDE]):
        if first is not None and not _goes_on(found, classes[first]):
            yield Span(doc, first, at, label=_label(classes[first]))
            first = None
        if first is None and found != OUTSIDE:
            first = at


def _goes_on(found: int, begun: int) -> bool:
    """Whether the class is the inside of what the other began."""
    return found != OUTSIDE and found % 2 == 0 and _label(found) == _label(begun)


def _label(found: int) -> str:
    return LABELS[(found - 1) // 2]


def classes_of(doc: Doc) -> Ints:
    """The class of each token of a text whose entities are marked."""
    classes = np.zeros(len(doc), dtype=np.int64)
    for entity in doc.ents:
        label = "DATE" if entity.label_ == "TIME" else entity.label_
        if label in LABELS:
            begins = 2 * LABELS.index(label) + 1
            classes[entity.start] = begins
            classes[entity.start + 1 : entity.end] = begins + 1
    return classes
