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

MEMBERS = 2
EPOCHS = 6
_COST = 16.0
"""How much the linear model's errors weigh against the size of its weights."""
_BLEND_COST = 1e4
_FEWEST = 2
"""Sentences that an n-gram must be seen in to count."""

Arrays = dict[str, NDArray[Any]]


def learn(
    given: Sentences, chosen: Ints, meanings: Weights, *, told: Callable[[str], object] = str
) -> Arrays:
    """Weights for the scorer, from the chosen sentences and the word vectors in `meanings`.

    First both models learn from three quarters of them and the fourth says how much to believe each (logistic
    regression on the two scores, which is Platt's 1999 calibration with two inputs). Then both learn from
    all. `told` hears how far it is. Raises ValueError where the sentences all have one label.
    """
    share = given.labels[chosen].mean()
    if not 0 < share < 1:
        raise ValueError("all sentences have the same label")
    with threadpool_limits(limits=1, user_api="blas"):
        apart = _held_back(given, chosen)
        told("learning from three quarters")
        first = _models(given, chosen[~apart], meanings)
        blend = _blend(given, chosen[apart], first)
        told("learning from all")
        arrays = _models(given, chosen, meanings) | {"blend": blend}
    arrays["ordinary"] = np.array([np.log(share / (1 - share))])
    own = sorted(arrays.keys() - meanings.keys())
    return {name: arrays[name].astype(np.float16).astype(np.float32) for name in own} | dict(meanings)


def _held_back(given: Sentences, chosen: Ints) -> NDArray[np.bool_]:
    """One in four of the chosen, drawn by a fixed seed."""
    return np.asarray(np.random.default_rng(0).permutation(len(chosen)) % 4 == 0)


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


def _blend(given: Sentences, chosen: Ints, models: Arrays) -> NDArray[np.float64]:
    """How much each model's score counts, and what is added, so that the sum is the log-odds."""
    scores = np.stack(
        [
            np.bincount(given.features.owner, each, minlength=given.features.parts)[chosen]
            for each in contributions(given.features, models)
        ],
        axis=1,
    )
    rows, columns = np.indices(scores.shape)
    matrix = linear.Sparse(len(chosen), 2, rows.ravel(), columns.ravel(), scores.ravel())
    return linear.fit(matrix, given.labels[chosen], cost=_BLEND_COST)
