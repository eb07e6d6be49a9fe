"""The learned numbers: where they are, and reading them once."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import numpy as np

from claims.analysis.entities.features import Floats

PLACE = Path(__file__).parent.parent / "weights" / "entities.npz"

Weights = Mapping[str, Floats]


@lru_cache(maxsize=1)
def weights() -> Weights | None:
    """The tagger's weights; None where the file is not there, and spaCy's own tagger is used."""
    if not PLACE.exists():
        return None
    with np.load(PLACE) as stored:
        return {name: stored[name].astype(np.float32) for name in stored.files}
