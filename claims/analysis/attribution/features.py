"""What the network is told of each token: numbers from the parse and the quotation marks, never a text."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from claims.analysis.document import Paragraph
from claims.analysis.result import BlockRole

WORD_BUCKETS = 8192
KIND_BUCKETS = 128
FLAGS = 12
WIDTH = 96
"""Numbers that spaCy's small pipeline has for each token's neighbourhood."""

_ATTRIBUTES = ("LOWER", "LEMMA", "TAG", "DEP", "HEAD", "IS_TITLE", "IS_UPPER", "IS_PUNCT", "SENT_START")
_NEAR, _FAR = 3, 8

Ints = NDArray[np.int32]
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Features:
    """One row for each token of a paragraph.

    `ids` has six columns: buckets of word, lemma, head's lemma, tag, dependency and head's dependency;
    `heads` the index of each token's head; `flags` numbers in 0..1; `vectors` spaCy's own.
    """

    ids: Ints
    heads: Ints
    flags: Floats
    vectors: Floats

    def __len__(self) -> int:
        return len(self.heads)


def features_of(paragraph: Paragraph) -> Features:
    """The features of all tokens of the paragraph, in order."""
    doc = paragraph.doc
    table: NDArray[Any] = doc.to_array(list(_ATTRIBUTES))
    count = len(table)
    heads = np.arange(count) + table[:, 4].astype(np.int64)
    lemma = (table[:, 1] % WORD_BUCKETS).astype(np.int32)
    tag = (table[:, 2] % KIND_BUCKETS).astype(np.int32)
    dep = (table[:, 3] % KIND_BUCKETS).astype(np.int32)
    ids = np.stack(
        [(table[:, 0] % WORD_BUCKETS).astype(np.int32), lemma, lemma[heads], tag, dep, dep[heads]], axis=1
    )
    offset = heads - np.arange(count)
    flags = np.zeros((count, FLAGS), dtype=np.float32)
    flags[:, 0] = table[:, 5]
    flags[:, 1] = table[:, 6]
    flags[:, 2] = table[:, 7]
    flags[:, 3] = table[:, 8] == 1
    flags[:, 4] = offset < -_NEAR
    flags[:, 5] = offset > _NEAR
    flags[:, 6] = np.abs(offset) > _FAR
    flags[:, 7] = paragraph.index == 0
    flags[:, 8] = paragraph.role is BlockRole.CAPTION
    _mark_quotations(paragraph, flags)
    return Features(ids, heads.astype(np.int32), flags, np.asarray(doc.tensor, dtype=np.float32))


def _mark_quotations(paragraph: Paragraph, flags: Floats) -> None:
    """Which tokens are quoted, which begin a quotation, and which lie in one that is not closed here."""
    if not paragraph.quotes:
        return
    starts: NDArray[Any] = np.array([token.idx for token in paragraph.doc]) + paragraph.start
    for quote in paragraph.quotes:
        first, last = np.searchsorted(starts, (quote.span.start, quote.span.end))
        flags[first:last, 9] = 1.0
        flags[first : first + 1, 10] = 1.0
        if quote.open:
            flags[first:last, 11] = 1.0
