"""The scorer in numpy: log-odds that a span is worth checking, as a sum over its tokens.

Two models that err differently are added. One is a logistic regression over hashed n-grams, each weighed by
how rare it is and each span brought to length one (Salton and Buckley 1988). The other is a network of two
layers that reads one token with its neighbourhood and gives it a number; the numbers are summed and divided
by the square root of their count. Its second layer also reads what is strongest anywhere in the span, as in
networks for sets (Zaheer et al. 2017), so that a verb can weigh otherwise beside a figure than beside thanks.
Both are sums over tokens: a reason given from what a token adds is the model's own, in the company that the
token is in. In other company it might add something else.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from claims.analysis.worthiness.features import (
    GRAM_BUCKETS,
    LONGEST,
    Features,
    Floats,
    Hashes,
    Ints,
    Part,
    features_of,
)

Weights = Mapping[str, NDArray[Any]]

TABLES = ("word", "lemma", "lemma", "tag", "dep", "dep", "suffix")
"""The table of numbers that each column of `Features.ids` is looked up in."""
MEANING_STEP = 1 / 32
"""Word vectors are kept as whole numbers of this step."""
MEANING = 50
"""Numbers in a word's vector."""
_TINY = 1e-9


@dataclass(frozen=True, slots=True)
class Reading:
    """What the scorer makes of one part: the log-odds, and what each of its tokens adds to them.

    `added` (n) are log-odds and sum to `log_odds`, less those of an ordinary sentence; `places` (n) are the
    tokens' indices in their doc.
    """

    log_odds: float
    added: Floats
    places: Ints


def read(parts: Sequence[Part], weights: Weights) -> list[Reading]:
    """One Reading for each part, in order. A part without words is as likely as any."""
    features = features_of(parts)
    ordinary = float(weights["ordinary"][0])
    counts = np.bincount(features.owner, minlength=features.parts)
    above = (float(weights["blend"][2]) - ordinary) / np.maximum(1, counts)
    added = _blended(features, weights) + above[features.owner].astype(np.float32)
    ends = np.cumsum(counts)
    return [
        Reading(
            log_odds=ordinary + float(added[end - count : end].sum()),
            added=added[end - count : end],
            places=features.place[end - count : end],
        )
        for count, end in zip(counts.tolist(), ends.tolist(), strict=True)
    ]


def totals(features: Features, weights: Weights) -> NDArray[np.float64]:
    """The log-odds (m) of each part that has words; the same as `read` finds, for many parts at once."""
    summed = np.bincount(features.owner, _blended(features, weights), minlength=features.parts)
    return np.asarray(summed + float(weights["blend"][2]), dtype=np.float64)


def _blended(features: Features, weights: Weights) -> Floats:
    linear, network = contributions(features, weights)
    by_linear, by_network, _ = weights["blend"]
    return np.asarray(by_linear * linear + by_network * network, dtype=np.float32)


def contributions(features: Features, weights: Weights) -> tuple[Floats, Floats]:
    """What each of the n tokens adds to the linear model and to the network, before the two are blended.

    An n-gram's part is shared equally by its tokens.
    """
    each = gram_values(features, weights["rarity"]) * weights["gram"][features.grams] / LONGEST
    tokens = features.gram_tokens
    linear = np.zeros(len(features.owner))
    for place in range(LONGEST):
        linear += np.bincount(tokens[:, place], each, minlength=len(linear))
    counts = np.bincount(features.owner, minlength=features.parts)
    scale = np.sqrt(np.maximum(1, counts)).astype(np.float32)
    return linear.astype(np.float32), token_scores(features, weights) / scale[features.owner]


def gram_values(features: Features, rarity: Floats) -> Floats:
    """The value (k) of each n-gram: its rarity, each part of length one; one found twice counts once."""
    key = features.gram_owner * GRAM_BUCKETS + features.grams
    _, same, times = np.unique(key, return_inverse=True, return_counts=True)
    rare, times = rarity[features.grams], times[same]
    squares = np.bincount(features.gram_owner, rare**2 / times, minlength=features.parts)
    length = np.sqrt(np.maximum(squares, _TINY))[features.gram_owner]
    return np.asarray(rare / times / length, dtype=np.float32)


def token_scores(features: Features, weights: Weights) -> Floats:
    """The network's number for each token (n): the mean of its members.

    Each is two layers of rectifiers, of which the second is also given what is strongest in the token's part.
    """
    total = np.zeros(len(features.owner), dtype=np.float32)
    given = neighbourhood(features, weights)
    members = len(weights["out_w"])
    for member in range(members):
        rows = inputs(given, features.ids, {name: weights[name][member] for name in set(TABLES)})
        first = np.maximum(rows @ weights["first_w"][member] + weights["first_b"][member], 0.0)
        of, strongest = strongest_of(first, features.owner)
        shared = strongest @ weights["whole_w"][member] + weights["second_b"][member]
        second = np.maximum(first @ weights["second_w"][member] + shared[of], 0.0)
        total += second @ weights["out_w"][member]
    return total / np.float32(members)


def strongest_of(values: Floats, owner: Ints) -> tuple[Ints, Floats]:
    """The greatest of each column among the tokens (n × d) of one part; and which of those rows each is of.

    Parts without tokens have no row, so that there is one row for each value in `owner`, in order.
    """
    starts = np.flatnonzero(np.diff(owner, prepend=-1))
    lengths = np.diff(starts, append=len(owner))
    return np.repeat(np.arange(len(starts)), lengths), np.maximum.reduceat(values, starts, axis=0)


def neighbourhood(features: Features, weights: Weights) -> Floats:
    """What is known of each token beforehand (n × 146): spaCy's numbers and its word's vector, or zeros."""
    keys, vectors = weights["meaning_key"], weights["meaning"]
    wanted = key_of(features.words)
    at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    known = (keys[at] == wanted)[:, None]
    return np.concatenate([features.vectors, vectors[at] * (known * np.float32(MEANING_STEP))], axis=1)


def key_of(ids: Hashes) -> NDArray[np.uint32]:
    """The half of spaCy's ids under which words have their vectors."""
    return (ids & np.uint64(0xFFFFFFFF)).astype(np.uint32)


def inputs(given: Floats, ids: Ints, tables: Weights) -> Floats:
    """What the network reads of each token (n × d): what is known beforehand, and its buckets' numbers."""
    return np.concatenate([given, *(tables[name][ids[:, at]] for at, name in enumerate(TABLES))], axis=1)
