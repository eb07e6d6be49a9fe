"""Teaches the entity tagger what spaCy's own marks: `python -m claims.analysis.training.entities`."""

import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import optax
import spacy
from numpy.typing import NDArray

from claims.analysis.analyser import DEFAULT_PIPELINE
from claims.analysis.entities.features import (
    COLUMNS,
    FLAGS,
    FORM_BUCKETS,
    TAG_BUCKETS,
    WIDTH,
    WORD_BUCKETS,
    features_of,
)
from claims.analysis.entities.tagger import CLASSES, LAYERS, REACH, classes_of, scores
from claims.analysis.entities.weights import PLACE
from claims.analysis.training.descent import Told, fitted, keep
from claims.analysis.training.renaming import paragraphs, renamed

EPOCHS = 8
SEED = 0
_HIDDEN = 128
_TABLES = {
    "word": (WORD_BUCKETS, 48),
    "ending": (WORD_BUCKETS, 12),
    "shape": (FORM_BUCKETS, 12),
    "first": (FORM_BUCKETS, 4),
    "tag": (TAG_BUCKETS, 12),
    "dep": (TAG_BUCKETS, 8),
}
"""Rows and columns of each table."""
_ROWS = 2048
"""Tokens in a batch, whole texts after one another."""
_RATE, _WORDS_KEPT, _KEPT = 2e-3, 0.7, 0.8
"""Words are dropped whole in training, so that names in the news of one year are not learned by heart."""

Rows = tuple[NDArray[Any], NDArray[Any], NDArray[Any], NDArray[Any]]


def train(data: Sequence[Path], out: Path, *, epochs: int = EPOCHS, told: Told = str) -> None:
    """Learn from spaCy's entities in the texts of the files and write the weights, as half floats, to `out`.

    `told` hears how far it is. The same data, seed and versions give the same weights.
    """
    keep(_fit(_rows(data), epochs, told), out)


def _rows(data: Sequence[Path]) -> Rows:
    whole = spacy.load(DEFAULT_PIPELINE)
    rng = np.random.default_rng(SEED)
    marked = [(doc, classes_of(doc)) for doc in whole.pipe(paragraphs(data, rng))]
    numbers, buckets, texts, classes = [], [], [], []
    for number, (doc, answer) in enumerate([*marked, *renamed(marked, whole, rng)]):
        row, ids = features_of(doc)
        numbers.append(row.astype(np.float16))
        buckets.append(ids.astype(np.int16))
        texts.append(np.full(len(doc), number))
        classes.append(answer)
    return np.concatenate(numbers), np.concatenate(buckets), np.concatenate(texts), np.concatenate(classes)


def _fit(rows: Rows, epochs: int, told: Told) -> dict[str, Any]:
    rng = np.random.default_rng(SEED)
    starts = np.arange(0, len(rows[0]) - _ROWS, _ROWS)
    return fitted(
        _first_weights(jax.random.PRNGKey(SEED)),
        (([part[at : at + _ROWS] for part in rows] for at in rng.permutation(starts)) for _ in range(epochs)),
        _loss,
        optax.adam(optax.cosine_decay_schedule(_RATE, len(starts) * epochs)),
        seed=SEED + 1,
        told=told,
    )


def _loss(weights: Any, batch: Any, key: Any) -> Any:
    numbers, buckets, texts, classes = batch
    first, second = jax.random.split(key)
    known = jax.random.bernoulli(first, _WORDS_KEPT, (len(texts), 1))
    kept = jax.random.bernoulli(second, _KEPT, (len(texts), WIDTH + FLAGS)) / _KEPT
    # Bucket 0 stands for a word that was dropped.
    others = jnp.ones((len(texts), len(COLUMNS) - 1), jnp.int32)
    buckets = buckets.astype(jnp.int32) * jnp.concatenate([known, others], 1)
    likely = jax.nn.log_softmax(scores(weights, numbers.astype(jnp.float32) * kept, buckets, texts, jnp))
    return -jnp.take_along_axis(likely, classes[:, None], -1).mean()


def _first_weights(key: Any) -> dict[str, Any]:
    keys = iter(jax.random.split(key, len(_TABLES) + LAYERS * (2 * REACH + 1) + 1))
    weights = {name: jax.random.normal(next(keys), shape) * 0.1 for name, shape in _TABLES.items()}
    size = WIDTH + FLAGS + sum(columns for _, columns in _TABLES.values())
    for layer in range(LAYERS):
        for place in range(2 * REACH + 1):
            weights[f"l{layer}_{place}"] = jax.random.normal(next(keys), (size, _HIDDEN)) / np.sqrt(2 * size)
        weights[f"l{layer}_bias"] = jnp.zeros(_HIDDEN)
        size = _HIDDEN
    weights["out"] = jax.random.normal(next(keys), (size, CLASSES)) / np.sqrt(size)
    weights["out_bias"] = jnp.zeros(CLASSES)
    return weights


def main() -> None:
    """Read the paths from the command line and train."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, nargs="+", help='texts, a line {"text"} each, gzipped or not')
    parser.add_argument("--out", type=Path, default=PLACE, help="where the weights go")
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    given = parser.parse_args()
    train(given.data, given.out, epochs=given.epochs, told=lambda line: sys.stdout.write(f"{line}\n"))


if __name__ == "__main__":
    main()
