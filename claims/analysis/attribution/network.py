"""The network itself, in numpy: two bidirectional LSTM layers over whole paragraphs, and what reads them.

Follows Hochreiter and Schmidhuber (1997) for the cell, Lample et al. (2016) for tagging with transitions,
and Dozat and Manning (2017) for pointing from a token at another by a bilinear form.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from claims.analysis.attribution.features import Features

Floats = NDArray[np.float32]
Weights = Mapping[str, Floats]

HIDDEN = 96
KEYS = 64
LAYERS = 2
TAGS = 3
"""Outside, first of a span, further in a span."""
_BATCH_TOKENS = 6_000
"""Padded tokens computed at once: enough that numpy is busy, few enough that memory stays small."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What the network makes of one paragraph of n tokens.

    `content`, `cue` and `speaker` are n × 3 scores of the tags; `state` is the n × d state that the
    pointers compare.
    """

    content: Floats
    cue: Floats
    speaker: Floats
    state: Floats


def read(features: Sequence[Features], weights: Weights) -> list[Reading]:
    """One Reading for each paragraph, in order."""
    readings: dict[int, Reading] = {}
    for batch in _batches(features):
        inputs = [_inputs(features[i], weights) for i in batch]
        states = _encode(inputs, weights)
        for i, before, after in zip(batch, inputs, states, strict=True):
            state = np.concatenate([after, before], axis=1)
            scores = state @ weights["tags_w"] + weights["tags_b"]
            readings[i] = Reading(scores[:, :3], scores[:, 3:6], scores[:, 6:], state)
    return [readings[i] for i in range(len(features))]


def pointed(reading: Reading, first: int, last: int, name: str, weights: Weights) -> Floats:
    """How likely each token is what the span points at; the first number is for “nothing”.

    `name` is "pc" for the cue and "ps" for the speaker; the span runs from `first` up to `last`, which
    is not in it. Returns n + 1 numbers that sum to one.
    """
    state = reading.state
    asked = state[first:last] @ weights[f"{name}_q"]
    scores = asked @ (state @ weights[f"{name}_k"]).T / np.sqrt(KEYS)
    scores += (state @ weights[f"{name}_s"]).T
    scores += weights[f"{name}_d"][_distances(first, last, len(state))]
    nothing = (asked @ weights[f"{name}_n"])[:, None]
    likely: Floats = _softmax(np.concatenate([nothing, scores], axis=1)).mean(axis=0)
    return likely


def _batches(features: Sequence[Features]) -> Iterator[list[int]]:
    """Paragraphs of like length together, longest first in each batch."""
    order = sorted((i for i in range(len(features)) if len(features[i])), key=lambda i: -len(features[i]))
    batch: list[int] = []
    for i in order:
        if batch and len(features[batch[0]]) * (len(batch) + 1) > _BATCH_TOKENS:
            yield batch
            batch = []
        batch.append(i)
    if batch:
        yield batch


def _inputs(one: Features, weights: Weights) -> Floats:
    ids = one.ids
    row = np.concatenate(
        [
            one.vectors,
            one.vectors[one.heads],
            weights["word"][ids[:, 0]],
            weights["lemma"][ids[:, 1]],
            weights["lemma"][ids[:, 2]],
            weights["tag"][ids[:, 3]],
            weights["dep"][ids[:, 4]],
            weights["dep"][ids[:, 5]],
            one.flags,
        ],
        axis=1,
    )
    above: Floats = np.maximum(row @ weights["in_w"] + weights["in_b"], 0.0)
    return above


def _encode(inputs: list[Floats], weights: Weights) -> list[Floats]:
    layer = inputs
    for number in range(LAYERS):
        layer = _both_ways(layer, weights, number)
    return layer


def _both_ways(inputs: list[Floats], weights: Weights, layer: int) -> list[Floats]:
    """One layer, forwards and backwards in one loop. Inputs come longest first."""
    lengths = np.array([len(one) for one in inputs])
    steps, count = int(lengths[0]), len(inputs)
    gates = np.zeros((steps, 2, count, 4 * HIDDEN), dtype=np.float32)
    for row, one in enumerate(inputs):
        for way, letter in enumerate("fb"):
            given = one @ weights[f"l{layer}{letter}_x"] + weights[f"l{layer}{letter}_b"]
            gates[: len(one), way, row] = given if letter == "f" else given[::-1]
    recurrent = np.stack([weights[f"l{layer}f_h"], weights[f"l{layer}b_h"]])
    hidden = np.zeros((2, count, HIDDEN), dtype=np.float32)
    cell = np.zeros_like(hidden)
    out = np.zeros((steps, 2, count, HIDDEN), dtype=np.float32)
    active = np.searchsorted(-lengths, -np.arange(steps), side="left")
    for step in range(steps):
        rows = active[step]
        gate = gates[step, :, :rows] + hidden[:, :rows] @ recurrent
        opened = _sigmoid(gate)
        candidate = np.tanh(gate[..., 2 * HIDDEN : 3 * HIDDEN])
        cell = opened[..., HIDDEN : 2 * HIDDEN] * cell[:, :rows] + opened[..., :HIDDEN] * candidate
        hidden = opened[..., 3 * HIDDEN :] * np.tanh(cell)
        out[step, :, :rows] = hidden
    return [
        np.concatenate([out[:length, 0, row], out[:length, 1, row][::-1]], axis=1)
        for row, length in enumerate(lengths)
    ]


def _distances(first: int, last: int, count: int) -> NDArray[np.int64]:
    """Buckets of how far each token lies from each of the span: 8 is the token itself, 1 and 15 far."""
    offset = np.arange(count)[None, :] - np.arange(first, last)[:, None]
    steps = np.array([1, 2, 3, 5, 9, 17, 33])
    bucket: NDArray[np.int64] = 8 + np.sign(offset) * np.searchsorted(steps, np.abs(offset), side="right")
    return bucket


def _sigmoid(x: Floats) -> Floats:
    return np.asarray(0.5 * (np.tanh(0.5 * x) + 1.0), dtype=np.float32)


def _softmax(x: Floats) -> Floats:
    raised = np.exp(x - x.max(axis=-1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=-1, keepdims=True), dtype=np.float32)
