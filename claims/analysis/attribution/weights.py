"""The learned numbers: where they are, and reading them once."""

from functools import lru_cache
from pathlib import Path

import numpy as np

from claims.analysis.attribution.network import Weights

PLACE = Path(__file__).parent.parent / "weights" / "attribution.npz"


@lru_cache(maxsize=1)
def weights() -> Weights | None:
    """The network's weights; None where the file is not there, and the rules work alone."""
    if not PLACE.exists():
        return None
    with np.load(PLACE) as stored:
        return {name: stored[name].astype(np.float32) for name in stored.files}
