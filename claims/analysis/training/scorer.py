"""Learns the scorer of check-worthiness from marked sentences, with nothing beyond what the desk runs on.

The same sentences and versions give the same weights, to the bit.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

from claims.analysis.training import linear, token_network
from claims.analysis.training.sentences import Sentences
from claims.analysis.worthiness.features import GRAM_BUCKETS, Ints
from claims.analysis.worthiness.scorer import Weights, contributions, gram_values, neighbourhood

MEMBERS = 9
EPOCHS = 4
_COST = 8.0
"""How much the linear model's errors weigh against the size of its weights."""
_BLEND_COST = 1e4
NEWEST = 1500
"""Sentences of the newest debates that say what share to expect: about those of one autumn."""
_ROUNDS, _FLAT = 20, 1e-9
_FEWEST = 2
"""Sentences that an n-gram must be seen in to count."""

Arrays = dict[str, NDArray[Any]]


def learn(
    given: Sentences,
    chosen: Ints,
    meanings: Weights,
    *,
    newest: int = NEWEST,
    surest: NDArray[np.bool_] | None = None,
    told: Callable[[str], object] = str,
) -> Arrays:
    """Weights for the scorer, from the chosen sentences and the word vectors in `meanings`.

    First both models learn without a quarter of the sentences and without the `newest`. The quarter says how
    far to believe each model, by logistic regression on their scores (Platt 1999); of the quarter only those
    that are `surest` (m), since a doubtful label makes a model look less sure than it may be. The newest
    debates say what share to expect, by which only the intercept moves (Saerens, Latinne and Decaestecker
    2002), since what the desk reads is newer than all that was learned. With no newest the quarter says both.
    Then both models learn from all. `told` hears how far it is. Raises ValueError where all the sentences, or
    all that say how far to believe the models, have one label.
    """
    share = given.labels[chosen].mean()
    if not 0 < share < 1:
        raise ValueError("all sentences have the same label")
    with threadpool_limits(limits=1, user_api="blas"):
        last, drawn = _held_back(given, chosen, newest)
        sure = drawn if surest is None else drawn & surest[chosen]
        if not 0 < given.labels[chosen[sure]].sum() < sure.sum():
            raise ValueError("the sentences that calibrate all have the same label, or there are none")
        told("learning without what is held back")
        first = _models(given, chosen[~(last | drawn)], meanings)
        blend = _blend(given, chosen[sure], chosen[last if newest else drawn], first)
        told("learning from all")
        arrays = _models(given, chosen, meanings) | {"blend": blend}
    arrays["ordinary"] = np.array([np.log(share / (1 - share))])
    own = sorted(arrays.keys() - meanings.keys())
    return {name: arrays[name].astype(np.float16).astype(np.float32) for name in own} | dict(meanings)


def _held_back(given: Sentences, chosen: Ints, newest: int) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Which of the chosen are the newest, and which a quarter of the rest, drawn by a fixed seed."""
    count = min(newest, len(chosen) // 4)
    last = np.zeros(len(chosen), dtype=np.bool_)
    last[np.argsort(given.order[chosen], kind="stable")[len(chosen) - count :]] = True
    drawn = np.random.default_rng(0).permutation(len(chosen)) % 4 == 0
    return last, np.asarray(drawn & ~last)


def _models(given: Sentences, chosen: Ints, meanings: Weights) -> Arrays:
    """Both models, learned from the chosen sentences; without the blend."""
    gram, rarity = _linear(given, chosen)
    features = replace(given.features, vectors=neighbourhood(given.features, meanings))
    members = [
        token_network.fit(features, given.labels, chosen, seed=seed, epochs=EPOCHS) for seed in range(MEMBERS)
    ]
    together = {name: np.stack([one[name] for one in members]) for name in members[0] if name != "out_b"}
    return {"gram": gram, "rarity": rarity, **together, **meanings}


def _linear(given: Sentences, chosen: Ints) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Weight and rarity of each bucket: none where fewer than two sentences have it."""
    features = given.features
    keys = np.unique(features.gram_owner * GRAM_BUCKETS + features.grams)
    owner, bucket = keys // GRAM_BUCKETS, keys % GRAM_BUCKETS
    row_of = np.full(features.parts, -1)
    row_of[chosen] = np.arange(len(chosen))
    met = np.bincount(bucket[row_of[owner] >= 0], minlength=GRAM_BUCKETS)
    rarity = np.where(met >= _FEWEST, np.log(len(chosen) / (1.0 + met)), 0.0).astype(np.float32)
    row = row_of[features.gram_owner]
    mine = row >= 0
    matrix = linear.Sparse(
        rows=len(chosen),
        columns=GRAM_BUCKETS,
        row=row[mine],
        column=features.grams[mine],
        value=gram_values(features, rarity)[mine],
    )
    weights = linear.fit(matrix, given.labels[chosen], cost=_COST)
    return weights[:-1].astype(np.float32), rarity


def _blend(given: Sentences, sure: Ints, last: Ints, models: Arrays) -> NDArray[np.float64]:
    """How much each model's score counts, and what is added, so that the sum is the log-odds."""
    parts = given.features.parts
    both = contributions(given.features, models)
    scores = np.stack([np.bincount(given.features.owner, each, parts) for each in both], axis=1)
    shares = _logistic(scores[sure], given.labels[sure])[:-1]
    return np.append(shares, _shift(scores[last] @ shares, given.labels[last]))


def _shift(scores: NDArray[Any], labels: NDArray[np.float64]) -> float:
    """What is added to the scores so that the mean probability is the share of ones, by Newton's method."""
    shift = 0.0
    for _ in range(_ROUNDS):
        likely = linear.sigmoid(scores + shift)
        step = (likely - labels).mean() / max(float((likely * (1 - likely)).mean()), _FLAT)
        shift -= float(np.clip(step, -1.0, 1.0))
    return shift


def _logistic(scores: NDArray[Any], labels: NDArray[np.float64]) -> NDArray[np.float64]:
    """The weight of each column of scores, and last the intercept."""
    rows, columns = np.indices(scores.shape)
    count, width = scores.shape
    matrix = linear.Sparse(count, width, rows.ravel(), columns.ravel(), scores.ravel())
    return linear.fit(matrix, labels, cost=_BLEND_COST)
