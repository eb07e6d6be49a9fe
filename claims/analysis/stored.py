"""Learned numbers as files beside the analysis; without a file there is nothing learned, and no error."""

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

FOLDER = Path(__file__).parent / "weights"


def numbers_in(place: Path) -> dict[str, NDArray[Any]] | None:
    """The arrays of the file by name, halves and small integers as floats, keys (uint32) as they are.

    None where the file is not there. Once something is learned, numpy keeps to one thread in this process: a
    worker on every core beats many threads on sums this small.
    """
    if not place.exists():
        return None
    threadpool_limits(limits=1, user_api="blas")
    with np.load(place) as stored:
        return widened({name: stored[name] for name in stored.files})


def widened(stored: dict[str, NDArray[Any]]) -> dict[str, NDArray[Any]]:
    """Halves and small integers as floats, for the sums; keys as they are."""
    return {
        name: array if array.dtype == np.uint32 else array.astype(np.float32)
        for name, array in stored.items()
    }
