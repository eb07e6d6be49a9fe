"""Finding the few articles that may be copies among all of them, without comparing each.

MinHash with locality-sensitive hashing (Leskovec, Rajaraman and Ullman, Mining of Massive Datasets,
chapter 3): two texts share a band with probability 1 - (1 - j^ROWS)^BANDS, where j is the share of marks in
common: 0.999 at 0.33, 0.93 at 0.2, 0.06 at 0.03. A translation has no word in common, so the landmarks
that survive it have bands of their own: numbers, and names for texts with few numbers.
"""

import struct
from collections.abc import Iterable
from hashlib import blake2b

from datasketch import MinHash

from claims.matching.likeness import Marks

BANDS = 64
NUMBER_BANDS = 24
NAME_BANDS = 24
ROWS = 2
FEWEST_PAIRS = 3
"""Fewer pairs of numbers, such as a date's, are in every text of that day."""

VERSION = "3"


def bands(marks: Marks) -> list[int]:
    """One signed 64-bit number for each band; none for a text that says too little."""
    return [
        *_bands([*marks.runs, *marks.anchors], BANDS, first=0),
        *_bands(marks.landmarks.numbers, NUMBER_BANDS, first=BANDS, fewest=FEWEST_PAIRS),
        *_bands(marks.landmarks.names, NAME_BANDS, first=BANDS + NUMBER_BANDS, fewest=FEWEST_PAIRS),
    ]


def _bands(kept: Iterable[tuple[str, ...]], number: int, *, first: int, fewest: int = 1) -> list[int]:
    written = [" ".join(words).encode() for words in kept]
    if len(written) < fewest:
        return []
    signature = MinHash(num_perm=number * ROWS, seed=1, scheme="affine32")
    signature.update_batch(written)
    values = signature.hashvalues.tolist()
    return [_band(first + at, values[at * ROWS : (at + 1) * ROWS]) for at in range(number)]


def _band(at: int, values: list[int]) -> int:
    digest = blake2b(struct.pack(f"<B{len(values)}Q", at, *values), digest_size=8).digest()
    return int.from_bytes(digest, "little", signed=True)
