"""Trains the attribution network on marked articles: `python -m claims.analysis.training.attribution`."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import optax

from claims.analysis.analyser import DEFAULT_PIPELINE
from claims.analysis.attribution.features import FLAGS, KIND_BUCKETS, WIDTH, WORD_BUCKETS
from claims.analysis.attribution.network import HIDDEN, KEYS, LAYERS, TAGS
from claims.analysis.attribution.weights import PLACE
from claims.analysis.training import batches
from claims.analysis.training.descent import Told, fitted, keep
from claims.analysis.training.examples import Example, examples
from claims.analysis.training.network import loss

EPOCHS = 8
SEED = 0
_WORD, _KIND, _INPUT = 32, 16, 128
_PEAK_RATE, _LAST_RATE, _WARM_UP = 2e-3, 1e-5, 200
_CLIP, _DECAY = 2.0, 1e-3


def train(data: Path, out: Path, *, epochs: int = EPOCHS, told: Told = str) -> None:
    """Learn from the marked articles in `data` and write the weights, as half floats, to `out`.

    `told` hears how far it is. The same data, seed and versions give the same weights.
    Takes about ten minutes on two cores.
    """
    paragraphs = [one for article in examples(data, pipeline=DEFAULT_PIPELINE) for one in article]
    keep(_fit(batches.usable(paragraphs), epochs, told), out)


def _fit(paragraphs: list[Example], epochs: int, told: Told) -> dict[str, Any]:
    rng = np.random.default_rng(SEED)
    steps = batches.count(paragraphs) * epochs
    rate = optax.warmup_cosine_decay_schedule(0.0, _PEAK_RATE, min(_WARM_UP, steps // 2), steps, _LAST_RATE)
    return fitted(
        _first_weights(jax.random.PRNGKey(SEED)),
        (batches.batches(paragraphs, rng) for _ in range(epochs)),
        loss,
        optax.chain(optax.clip_by_global_norm(_CLIP), optax.adamw(rate, weight_decay=_DECAY)),
        seed=SEED + 1,
        told=told,
    )


def _first_weights(key: Any) -> dict[str, Any]:
    keys = iter(jax.random.split(key, 40))

    def dense(rows: int, columns: int, gain: float = 1.0) -> Any:
        return jax.random.normal(next(keys), (rows, columns)) * gain / np.sqrt(rows)

    def table(rows: int, columns: int) -> Any:
        return jax.random.normal(next(keys), (rows, columns)) * 0.1

    weights = {
        "word": table(WORD_BUCKETS, _WORD),
        "lemma": table(WORD_BUCKETS, _WORD),
        "tag": table(KIND_BUCKETS, _KIND),
        "dep": table(KIND_BUCKETS, _KIND),
        "in_w": dense(2 * WIDTH + 3 * _WORD + 3 * _KIND + FLAGS, _INPUT),
        "in_b": jnp.zeros(_INPUT),
        "trans": jnp.zeros((TAGS, TAGS)),
    }
    size = _INPUT
    for layer in range(LAYERS):
        for way in "fb":
            name = f"l{layer}{way}"
            weights[f"{name}_x"] = dense(size, 4 * HIDDEN)
            weights[f"{name}_h"] = dense(HIDDEN, 4 * HIDDEN, 0.7)
            weights[f"{name}_b"] = jnp.zeros(4 * HIDDEN).at[HIDDEN : 2 * HIDDEN].set(1.0)
        size = 2 * HIDDEN
    size += _INPUT
    weights |= {"tags_w": dense(size, 3 * TAGS, 0.5), "tags_b": jnp.zeros(3 * TAGS)}
    for name in ("pc", "ps"):
        weights[f"{name}_q"] = dense(size, KEYS, 0.5)
        weights[f"{name}_k"] = dense(size, KEYS, 0.5)
        weights[f"{name}_n"] = jnp.zeros(KEYS)
        weights[f"{name}_s"] = dense(size, 1, 0.1)
        weights[f"{name}_d"] = jnp.zeros(16)
    return weights


def main() -> None:
    """Read the paths from the command line and train."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="marked articles, a line of JSON each, gzipped or not")
    parser.add_argument("--out", type=Path, default=PLACE, help="where the weights go")
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    given = parser.parse_args()
    train(given.data, given.out, epochs=given.epochs, told=lambda line: sys.stdout.write(f"{line}\n"))


if __name__ == "__main__":
    main()
