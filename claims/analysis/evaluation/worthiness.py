"""Check-worthiness against labels that people gave: how well it ranks, and whether it is calibrated."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from claims.analysis.english import parse
from claims.analysis.training.linear import sigmoid
from claims.analysis.training.scorer import learn
from claims.analysis.training.sentences import FOLDS, Sentences, marked, words_of
from claims.analysis.worthiness import rule
from claims.analysis.worthiness.scorer import Weights, totals
from claims.analysis.worthiness.weights import weights

THRESHOLD = 0.4
"""Where a sentence counts as worth checking for F1: half the F1 that is reached, which is best where
probabilities are calibrated (Lipton, Elkan and Narayanaswamy 2014). The desk itself has no threshold."""
BINS = 10

Numbers = NDArray[np.float64]
Figures = list[tuple[str, float]]
Rows = Sequence[dict[str, Any]]
"""Marked sentences: lines of `{"text", "label"}` with labels 0 and 1."""


class NoWeights(Exception):
    """The file of weights is not there, and what is asked for starts from the word vectors in it."""


def as_shipped(rows: Rows, *, pipeline: str, learned: bool = True) -> Figures:
    """The figures of the weights that the desk runs with; without them, or `learned`, of the rule."""
    shipped = weights() if learned else None
    if shipped is not None:
        return figures_of(marked(rows, pipeline=pipeline), shipped)
    labels = np.array([float(row["label"]) for row in rows])
    docs = parse((str(row["text"]) for row in rows), pipeline)
    return figures(labels, sigmoid(np.array([rule.read(list(doc)).log_odds for doc in docs])))


def after_learning(rows: Rows, others: Rows, *, pipeline: str) -> Figures:
    """The figures of weights learned from `others`, less the sentences among them that are to be scored."""
    known = {words_of(str(row["text"])) for row in rows}
    given = marked([row for row in others if words_of(str(row["text"])) not in known], pipeline=pipeline)
    learned = learn(given, np.arange(len(given.labels)), _vectors())
    return figures_of(marked(rows, pipeline=pipeline), learned)


def by_folds(rows: Rows, *, pipeline: str) -> Figures:
    """The figures of four-fold cross-validation: each sentence scored by what the other folds teach.

    A fold is one in four sentences of all debates, not the newest ones, and so is what calibrates.
    """
    given = marked(rows, pipeline=pipeline)
    vectors = _vectors()
    found = np.zeros(len(given.labels))
    for fold in range(FOLDS):
        inside = given.folds == fold
        learned = learn(given, np.flatnonzero(~inside), vectors, newest=0)
        found[inside] = sigmoid(totals(given.features, learned))[inside]
    return figures(given.labels, found)


def figures_of(given: Sentences, scorer: Weights) -> Figures:
    """The figures of these weights on these sentences."""
    return figures(given.labels, sigmoid(totals(given.features, scorer)))


def _vectors() -> Weights:
    """The word vectors in the shipped weights: they know no labels, so that any model may start there."""
    shipped = weights()
    if shipped is None:
        raise NoWeights("Learning starts from the word vectors in the weights, and that file is not there.")
    return {name: shipped[name] for name in ("meaning_key", "meaning")}


def figures(labels: NDArray[Any], probabilities: Numbers) -> Figures:
    """Names and values, 0..1, from labels (n) of 0 and 1 and as many probabilities."""
    worth = labels > 0
    taken = probabilities >= THRESHOLD
    hits = int((worth & taken).sum())
    return [
        ("f1", 2 * hits / max(1, int(worth.sum()) + int(taken.sum()))),
        ("precision", hits / max(1, int(taken.sum()))),
        ("recall", hits / max(1, int(worth.sum()))),
        ("auc", auc(worth, probabilities)),
        ("average_precision", average_precision(worth, probabilities)),
        ("ece", calibration_error(worth, probabilities)),
    ]


def auc(worth: NDArray[np.bool_], probabilities: Numbers) -> float:
    """How often a sentence worth checking outranks one that is not; a tie counts half."""
    _, place, counts = np.unique(probabilities, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[place]
    ones = int(worth.sum())
    pairs = ones * (len(worth) - ones)
    return float((ranks[worth].sum() - ones * (ones + 1) / 2) / pairs) if pairs else 0.0


def average_precision(worth: NDArray[np.bool_], probabilities: Numbers) -> float:
    """Mean precision of the lists that end with each sentence worth checking; ties stand together."""
    _, place, counts = np.unique(-probabilities, return_inverse=True, return_counts=True)
    hits = np.bincount(place, worth)
    precision = np.cumsum(hits) / np.cumsum(counts)
    return float((hits * precision).sum() / max(1.0, hits.sum()))


def calibration_error(worth: NDArray[np.bool_], probabilities: Numbers) -> float:
    """Expected calibration error over ten bins of equal width (Guo et al. 2017).

    The gap between mean probability and share worth checking, in each bin, weighed by its size.
    """
    bins = np.minimum((probabilities * BINS).astype(int), BINS - 1)
    gaps = np.bincount(bins, probabilities - worth, minlength=BINS)
    return float(np.abs(gaps).sum() / max(1, len(worth)))
