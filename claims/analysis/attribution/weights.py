"""The learned numbers: where they are, and reading them once."""

from functools import lru_cache
from pathlib import Path

import numpy as np
from threadpoolctl import threadpool_limits

from claims.analysis.attribution.network import Weights

PLACE = Path(__file__).parent.parent / "weights" / "attribution.npz"


@lru_cache(maxsize=1)
def weights() -> Weights | None:
    """The network's weights; None where the file is not there, and the rules work alone.

    From then on numpy keeps to one thread in this process.
    """
    if not PLACE.exists():
        return None
    threadpool_limits(limits=1, user_api="blas")
    with np.load(PLACE) as stored:
        return {name: stored[name].astype(np.float32) for name in stored.files}
