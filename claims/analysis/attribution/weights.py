"""The learned numbers: where they are, and reading them once."""

from functools import lru_cache

from claims.analysis.attribution.network import Weights
from claims.analysis.stored import FOLDER, numbers_in

PLACE = FOLDER / "attribution.npz"


@lru_cache(maxsize=1)
def weights() -> Weights | None:
    """The network's weights; None where the file is not there, and the rules work alone."""
    return numbers_in(PLACE)
