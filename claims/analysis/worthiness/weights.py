"""The learned numbers: where they are, and reading them once."""

from functools import lru_cache
from pathlib import Path

import numpy as np
from threadpoolctl import threadpool_limits

from claims.analysis.worthiness.scorer import Weights

PLACE = Path(__file__).parent.parent / "weights" / "worthiness.npz"


@lru_cache(maxsize=1)
def weights() -> Weights | None:
    """The scorer's weights; None where the file is not there, and a rule scores instead.

    From then on numpy keeps to one thread in this process.
    """
    if not PLACE.exists():
        return None
    threadpool_limits(limits=1, user_api="blas")
    with np.load(PLACE) as stored:
        return widened({name: stored[name] for name in stored.files})


def widened(stored: Weights) -> Weights:
    """Halves and small integers as floats, for the sums; keys as they are."""
    return {
        name: array if array.dtype == np.uint32 else array.astype(np.float32)
        for name, array in stored.items()
    }
