"""The learned numbers: where they are, and reading them once."""

from functools import lru_cache

from claims.analysis.stored import FOLDER, numbers_in
from claims.analysis.worthiness.scorer import Weights

PLACE = FOLDER / "worthiness.npz"


@lru_cache(maxsize=1)
def weights() -> Weights | None:
    """The scorer's weights; None where the file is not there, and a rule scores instead."""
    return numbers_in(PLACE)
