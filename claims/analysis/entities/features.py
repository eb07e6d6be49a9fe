"""What the tagger is told of each token: its neighbourhood in numbers, and how it is written."""

from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

WORD_BUCKETS = 4096
FORM_BUCKETS = 1024
TAG_BUCKETS = 64
WIDTH = 96
"""Numbers that spaCy's small pipeline has for each token's neighbourhood."""
FLAGS = 5
_LONG = 3
COLUMNS = ("word", "ending", "shape", "first", "tag", "dep")
_SIZES = (WORD_BUCKETS, WORD_BUCKETS, FORM_BUCKETS, FORM_BUCKETS, TAG_BUCKETS, TAG_BUCKETS)

_FLAGS = ("IS_TITLE", "IS_UPPER", "IS_DIGIT", "SENT_START", "LENGTH")
_ATTRIBUTES = (*_FLAGS, "LOWER", "SUFFIX", "SHAPE", "PREFIX", "TAG", "DEP")

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]


def features_of(doc: Doc) -> tuple[Floats, Ints]:
    """For n tokens: n × (WIDTH + FLAGS) numbers, and n buckets for each of COLUMNS."""
    table: NDArray[Any] = doc.to_array(list(_ATTRIBUTES))
    flags = np.empty((len(table), FLAGS), dtype=np.float32)
    flags[:, :3] = table[:, :3]
    flags[:, 3] = table[:, 3] == 1
    flags[:, 4] = table[:, 4] > _LONG
    buckets = (table[:, len(_FLAGS) :] % np.array(_SIZES, dtype=np.uint64)).astype(np.int64)
    return np.concatenate([np.asarray(doc.tensor, dtype=np.float32), flags], axis=1), buckets


def beside(rows: Any, starts: Any, offset: int, module: Any = np) -> Any:
    """The rows so many places on, with zeros where another text begins or ends.

    `starts` numbers the text that each row is of. Works on the arrays of `module`.
    """
    moved = module.roll(rows, -offset, axis=0)
    same = module.roll(starts, -offset) == starts
    places = module.arange(len(starts)) + offset
    return module.where((same & (places >= 0) & (places < len(starts)))[:, None], moved, 0.0)
