"""Marks the entities of parsed texts: two hidden layers, each over a token and its neighbours."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import numpy as np
from spacy.tokens import Doc, Span

from claims.analysis.entities.features import COLUMNS, Ints, beside, features_of
from claims.analysis.entities.weights import Weights

LABELS = (
    "PERSON",
    "ORG",
    "GPE",
    "NORP",
    "DATE",
    "TIME",
    "CARDINAL",
    "ORDINAL",
    "PERCENT",
    "MONEY",
    "QUANTITY",
    "LOC",
    "FAC",
    "EVENT",
)
"""spaCy's kinds, but for the rarest: works of art, laws, languages and products."""
REACH = 1
"""Tokens on either side that each of the two layers looks at."""
LAYERS = 3
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
    found: list[list[Span]] = []
    at = 0
    for doc in docs:
        found.append(list(_entities(doc, classes[at : at + len(doc)].tolist())))
        at += len(doc)
    labels = _settled(entity for entities in found for entity in entities)
    for doc, entities in zip(docs, found, strict=True):
        doc.ents = tuple(Span(doc, one.start, one.end, label=labels[one.text]) for one in entities)


def _settled(found: Iterable[Span]) -> dict[str, str]:
    """The label of each name, the same throughout one article.

    That is the one it has most often, and that of a firm where it is the beginning of the firm's full name.
    """
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for entity in found:
        counted[entity.text][entity.label_] += 1
    firms = {text for text, labels in counted.items() if labels.most_common(1)[0][0] == "ORG"}
    begun = {firm[:at] for firm in firms for at, letter in enumerate(firm) if letter == " "}
    return {
        text: "ORG" if text in begun and labels["PERSON"] else labels.most_common(1)[0][0]
        for text, labels in counted.items()
    }


def scores(weights: Any, numbers: Any, buckets: Any, texts: Any, module: Any) -> Any:
    """n × CLASSES scores, in numpy here and in JAX where it is taught. `texts` numbers each row's text."""
    columns = [weights[name][buckets[:, at]] for at, name in enumerate(COLUMNS)]
    row = module.concatenate([numbers, *columns], axis=1)
    for layer in range(LAYERS):
        row = _layer(weights, f"l{layer}", row, texts, module)
    return row @ weights["out"] + weights["out_bias"]


def _layer(weights: Any, name: str, row: Any, texts: Any, module: Any) -> Any:
    above = weights[f"{name}_bias"]
    for offset in range(-REACH, REACH + 1):
        above = above + beside(row @ weights[f"{name}_{offset + REACH}"], texts, offset, module)
    return module.maximum(above, 0.0)


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
        if entity.label_ in LABELS:
            begins = 2 * LABELS.index(entity.label_) + 1
            classes[entity.start] = begins
            classes[entity.start + 1 : entity.end] = begins + 1
    return classes
