"""Examples of like length put together, padded to one of a few lengths."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from claims.analysis.attribution.features import FLAGS, WIDTH
from claims.analysis.training.examples import UNMARKED, Example

Batch = dict[str, NDArray[np.generic]]

LENGTHS = (8, 16, 24, 32, 40, 48, 64, 80, 96, 128, 160, 192, 256, 384, 1024)
"""Each is compiled once; longer paragraphs are not learned from."""
TOKENS = 1536
"""Padded tokens in a batch."""
SHORTEST = 3


def usable(examples: list[Example]) -> list[Example]:
    """Those long enough to say something and short enough to batch."""
    return [one for one in examples if SHORTEST <= len(one.features) <= LENGTHS[-1]]


def batches(examples: list[Example], rng: np.random.Generator) -> Iterator[Batch]:
    """All examples once, in an order that the generator draws."""
    groups: dict[int, list[int]] = {}
    for at in rng.permutation(len(examples)):
        length = next(size for size in LENGTHS if size >= len(examples[at].features))
        groups.setdefault(length, []).append(int(at))
    planned: list[tuple[int, list[int]]] = []
    for length, group in groups.items():
        rows = max(1, TOKENS // length)
        planned += [(length, group[first : first + rows]) for first in range(0, len(group), rows)]
    for at in rng.permutation(len(planned)):
        length, chosen = planned[at]
        yield _padded([examples[i] for i in chosen], max(1, TOKENS // length), length)


def count(examples: list[Example]) -> int:
    """How many batches one pass over the examples takes."""
    return sum(1 for _ in batches(examples, np.random.default_rng(0)))


def _padded(examples: list[Example], rows: int, length: int) -> Batch:
    shape = (rows, length)
    batch: Batch = {
        "ids": np.zeros((*shape, 6), np.int32),
        "heads": np.zeros(shape, np.int32),
        "flags": np.zeros((*shape, FLAGS), np.float32),
        "vectors": np.zeros((*shape, WIDTH), np.float32),
        "mask": np.zeros(shape, np.bool_),
        "content": np.zeros(shape, np.int32),
        "cue": np.zeros(shape, np.int32),
        "speaker": np.zeros(shape, np.int32),
        "to_cue": np.full(shape, UNMARKED, np.int32),
        "to_speaker": np.full(shape, UNMARKED, np.int32),
    }
    for row, one in enumerate(examples):
        size = len(one.features)
        batch["mask"][row, :size] = True
        for name in ("ids", "heads", "flags", "vectors"):
            batch[name][row, :size] = getattr(one.features, name)
        for name in ("content", "cue", "speaker", "to_cue", "to_speaker"):
            batch[name][row, :size] = getattr(one, name)
    return batch
