"""The learned numbers: where they are, and reading them once."""

from collections.abc import Mapping
from functools import lru_cache

from claims.analysis.entities.features import Floats
from claims.analysis.stored import FOLDER, numbers_in

PLACE = FOLDER / "entities.npz"

Weights = Mapping[str, Floats]


@lru_cache(maxsize=1)
def weights() -> Weights | None:
    """The tagger's weights; None where the file is not there, and spaCy's own tagger is used."""
    return numbers_in(PLACE)
