"""Trains the network that gives each token a number, by slopes worked out by hand, in numpy.

The loss is the cross-entropy of whole sentences: a sentence's score is the sum of its tokens' numbers over
the square root of their count. What is strongest in a sentence has its slope at the token where it was found,
as in pooling by the maximum. Dropout follows Srivastava et al. (2014), and the steps Adam with decoupled
weight decay (Kingma and Ba 2015; Loshchilov and Hutter 2019).
"""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from claims.analysis.training.linear import sigmoid
from claims.analysis.worthiness.features import (
    KIND_BUCKETS,
    SUFFIX_BUCKETS,
    WIDTH,
    WORD_BUCKETS,
    Features,
    Floats,
    Ints,
)
from claims.analysis.worthiness.scorer import MEANING, TABLES, inputs, strongest_of

_SIZES = {
    "word": (WORD_BUCKETS, 16),
    "lemma": (WORD_BUCKETS, 16),
    "tag": (KIND_BUCKETS, 12),
    "dep": (KIND_BUCKETS, 12),
    "suffix": (SUFFIX_BUCKETS, 12),
}
_GIVEN = WIDTH + MEANING
_FIRST, _SECOND = 96, 32
_INPUT_DROPPED, _STATE_DROPPED, _WORDS_DROPPED = 0.2, 0.3, 0.3
"""Words are dropped whole, so that the network does not learn the names in the debates."""
_WHOLE = ("word", "lemma", "suffix")
_SENTENCES = 48
_RATE, _WARM_UP = 2e-3, 100
_DECAY, _CLIP = 1e-3, 1.0
_MOMENTUM, _SPREAD, _TINY = 0.9, 0.999, 1e-8

Arrays = dict[str, Floats]


def fit(features: Features, labels: NDArray[Any], chosen: Ints, *, seed: int, epochs: int) -> Arrays:
    """The weights of one network, from the parts in `chosen`, whose labels are 0 or 1.

    `vectors` of the features are what `scorer.neighbourhood` gives (n × 146).
    """
    rng = np.random.default_rng(seed)
    learner = _Learner(_first_weights(rng))
    bounds = np.searchsorted(features.owner, np.arange(features.parts + 1))
    steps = epochs * -(-len(chosen) // _SENTENCES)
    done = 0
    for _ in range(epochs):
        order = rng.permutation(chosen)
        for first in range(0, len(order), _SENTENCES):
            done += 1
            rate = _RATE * min(done / _WARM_UP, float(0.5 * (1 + np.cos(np.pi * done / steps))))
            batch = order[first : first + _SENTENCES]
            slopes = _slopes(learner.weights, _only(features, batch, bounds), labels[batch], rng)
            learner.step(slopes, np.float32(rate))
    return learner.weights


def _first_weights(rng: np.random.Generator) -> Arrays:
    def dense(rows: int, columns: int, gain: float = 1.0) -> Floats:
        return np.asarray(rng.normal(size=(rows, columns)) * gain / np.sqrt(rows), dtype=np.float32)

    width = _GIVEN + sum(_SIZES[name][1] for name in TABLES)
    tables = {name: (rng.normal(size=size) * 0.1).astype(np.float32) for name, size in _SIZES.items()}
    return {
        **tables,
        "first_w": dense(width, _FIRST),
        "first_b": np.zeros(_FIRST, np.float32),
        "second_w": dense(_FIRST, _SECOND),
        "whole_w": dense(_FIRST, _SECOND, 0.5),
        "second_b": np.zeros(_SECOND, np.float32),
        "out_w": dense(_SECOND, 1, 0.5)[:, 0],
        "out_b": np.zeros(1, np.float32),
    }


def _only(features: Features, batch: Ints, bounds: Ints) -> Features:
    """The tokens of some parts, renumbered."""
    rows = np.concatenate([np.arange(bounds[part], bounds[part + 1]) for part in batch])
    owner = np.repeat(np.arange(len(batch)), bounds[batch + 1] - bounds[batch])
    return replace(
        features,
        parts=len(batch),
        owner=owner,
        place=features.place[rows],
        ids=features.ids[rows],
        vectors=features.vectors[rows],
    )


@dataclass(frozen=True, slots=True)
class _Slope:
    """What a change of some rows of an array does to the loss; `rows` None means all."""

    rows: Ints | None
    value: Floats


def _slopes(
    weights: Arrays, batch: Features, labels: NDArray[Any], rng: np.random.Generator
) -> dict[str, _Slope]:
    """The slope of the mean loss over the batch in every weight, with dropout drawn anew."""
    tokens = len(batch.owner)
    scale = 1 / np.sqrt(np.maximum(1, np.bincount(batch.owner, minlength=batch.parts))).astype(np.float32)
    row_kept = _rows_kept(tokens, rng)
    row = inputs(batch.vectors, batch.ids, weights) * row_kept
    first = np.maximum(row @ weights["first_w"] + weights["first_b"], 0.0)
    first *= _kept(first.shape, _STATE_DROPPED, rng)
    of, strongest = strongest_of(first, batch.owner)
    second = np.maximum(
        first @ weights["second_w"] + (strongest @ weights["whole_w"])[of] + weights["second_b"], 0.0
    )
    second_kept = _kept(second.shape, _STATE_DROPPED, rng)
    second *= second_kept
    summed = np.bincount(batch.owner, second @ weights["out_w"], minlength=batch.parts) * scale

    gap = ((sigmoid(summed + weights["out_b"][0]) - labels) / batch.parts).astype(np.float32)
    to_token = (gap * scale)[batch.owner]
    kept_rate = np.float32(1 / (1 - _STATE_DROPPED))
    to_second = to_token[:, None] * weights["out_w"] * kept_rate * (second > 0)
    to_strongest = _summed(to_second, of)
    to_first = to_second @ weights["second_w"].T
    to_first += (to_strongest @ weights["whole_w"].T)[of] * (first == strongest[of])
    to_first *= kept_rate * (first > 0)
    slopes = {
        "out_b": _Slope(None, gap.sum(keepdims=True)),
        "out_w": _Slope(None, to_token @ second),
        "second_w": _Slope(None, first.T @ to_second),
        "whole_w": _Slope(None, strongest.T @ to_strongest),
        "second_b": _Slope(None, to_second.sum(axis=0)),
        "first_w": _Slope(None, row.T @ to_first),
        "first_b": _Slope(None, to_first.sum(axis=0)),
    }
    length = np.sqrt(sum(float((one.value**2).sum()) for one in slopes.values()))
    shorter = np.float32(min(1.0, _CLIP / max(length, _TINY)))
    slopes |= _table_slopes(batch, to_first @ weights["first_w"].T * row_kept)
    return {name: _Slope(one.rows, one.value * shorter) for name, one in slopes.items()}


def _summed(values: Floats, of: Ints) -> Floats:
    """The sum of the tokens' rows for each of the parts that `strongest_of` numbers."""
    return np.asarray(np.add.reduceat(values, np.flatnonzero(np.diff(of, prepend=-1)), axis=0))


def _rows_kept(tokens: int, rng: np.random.Generator) -> Floats:
    """Which inputs are kept: each on its own, and what stands for a word as a whole."""
    blocks = [np.ones((tokens, _GIVEN), np.float32)]
    for name in TABLES:
        size = (tokens, _SIZES[name][1])
        whole = _kept((tokens, 1), _WORDS_DROPPED, rng) if name in _WHOLE else np.float32(1.0)
        blocks.append(np.broadcast_to(whole, size))
    together = np.concatenate(blocks, axis=1)
    return np.asarray(together * _kept(together.shape, _INPUT_DROPPED, rng), dtype=np.float32)


def _kept(shape: tuple[int, ...], dropped: float, rng: np.random.Generator) -> Floats:
    drawn = rng.random(shape, dtype=np.float32) >= dropped
    return np.asarray(drawn / np.float32(1 - dropped), dtype=np.float32)


def _table_slopes(batch: Features, to_row: Floats) -> dict[str, _Slope]:
    """Slopes of the looked-up rows; those met several times are summed."""
    met: dict[str, list[tuple[Ints, Floats]]] = {}
    start = _GIVEN
    for column, name in enumerate(TABLES):
        end = start + _SIZES[name][1]
        met.setdefault(name, []).append((batch.ids[:, column], to_row[:, start:end]))
        start = end
    slopes = {}
    for name, pairs in met.items():
        ids, values = (np.concatenate(part) for part in zip(*pairs, strict=True))
        order = np.argsort(ids, kind="stable")
        rows, firsts = np.unique(ids[order], return_index=True)
        slopes[name] = _Slope(rows, np.add.reduceat(values[order], firsts, axis=0))
    return slopes


class _Learner:
    """The weights and, for Adam, the running means of their slopes and of the squares."""

    def __init__(self, weights: Arrays) -> None:
        self.weights = weights
        self._mean = {name: np.zeros_like(value) for name, value in weights.items()}
        self._square = {name: np.zeros_like(value) for name, value in weights.items()}
        self._steps = 0

    def step(self, slopes: dict[str, _Slope], rate: np.float32) -> None:
        self._steps += 1
        early = np.float32(1 - _MOMENTUM**self._steps)
        early_square = np.float32(1 - _SPREAD**self._steps)
        for name, slope in slopes.items():
            at = slice(None) if slope.rows is None else slope.rows
            mean, square, weight = self._mean[name], self._square[name], self.weights[name]
            mean[at] = np.float32(_MOMENTUM) * mean[at] + np.float32(1 - _MOMENTUM) * slope.value
            square[at] = np.float32(_SPREAD) * square[at] + np.float32(1 - _SPREAD) * slope.value**2
            change = mean[at] / early / (np.sqrt(square[at] / early_square) + np.float32(_TINY))
            weight[at] -= rate * (change + np.float32(_DECAY) * weight[at])
