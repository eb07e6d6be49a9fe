"""What the tagger is told of each token: its neighbourhood in numbers, and how it is written."""

from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

WORD_BUCKETS = 4096
TAG_BUCKETS = 64
WIDTH = 96
"""Numbers that spaCy's small pipeline has for each token's neighbourhood."""
FLAGS = 5
REACH = 1
"""Tokens on either side whose numbers are read too."""

_ATTRIBUTES = ("LOWER", "TAG", "IS_TITLE", "IS_UPPER", "IS_DIGIT", "SENT_START", "LENGTH", "SUFFIX")

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]


def features_of(doc: Doc) -> tuple[Floats, Ints]:
    """For n tokens: n × (WIDTH + FLAGS) numbers, and n × 3 buckets of word, ending and tag."""
    table: NDArray[Any] = doc.to_array(list(_ATTRIBUTES))
    flags = np.empty((len(table), FLAGS), dtype=np.float32)
    flags[:, :3] = table[:, 2:5]
    flags[:, 3] = table[:, 5] == 1
    flags[:, 4] = table[:, 6] > 3
    buckets = np.stack(
        [table[:, 0] % WORD_BUCKETS, table[:, 7] % WORD_BUCKETS, table[:, 1] % TAG_BUCKETS], axis=1
    ).astype(np.int64)
    return np.concatenate([np.asarray(doc.tensor, dtype=np.float32), flags], axis=1), buckets


def beside(rows: Any, starts: Any, offset: int, module: Any = np) -> Any:
    """The rows so many places on, with zeros where another text begins or ends.

    `starts` numbers the text that each row is of. Works on the arrays of `module`.
    """
    moved = module.roll(rows, -offset, axis=0)
    same = module.roll(starts, -offset) == starts
    places = module.arange(len(starts)) + offset
    return module.where((same & (places >= 0) & (places < len(starts)))[:, None], moved, 0.0)
