"""Finding the few articles that may be copies among all of them, without comparing each.

MinHash with locality-sensitive hashing (Leskovec, Rajaraman and Ullman, Mining of Massive Datasets,
chapter 3): two texts share a band with probability 1 - (1 - j^ROWS)^BANDS, where j is the share of marks in
common: 0.999 at 0.33, 0.93 at 0.2, 0.06 at 0.03.
"""

import struct
from collections.abc import Iterable
from hashlib import blake2b

from datasketch import MinHash

from claims.matching.likeness import Marks

BANDS = 64
ROWS = 2
VERSION = "1"


def bands(marks: Marks) -> list[int]:
    """One signed 64-bit number for each band; none for a text that says too little."""
    kept = [*_bytes(marks.runs), *_bytes(marks.anchors)]
    if not kept:
        return []
    signature = MinHash(num_perm=BANDS * ROWS, seed=1, scheme="affine32")
    signature.update_batch(kept)
    values = signature.hashvalues.tolist()
    return [_band(at, values[at * ROWS : (at + 1) * ROWS]) for at in range(BANDS)]


def _bytes(runs: Iterable[tuple[str, ...]]) -> list[bytes]:
    return [" ".join(run).encode() for run in runs]


def _band(at: int, values: list[int]) -> int:
    digest = blake2b(struct.pack(f"<B{len(values)}Q", at, *values), digest_size=8).digest()
    return int.from_bytes(digest, "little", signed=True)
