"""Marked sentences as numbers: what the scorer is told, what it should answer, and what is kept apart."""

import gzip
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from claims.analysis.english import parse
from claims.analysis.worthiness.features import Features, Ints, Part, features_of

FOLDS = 4
_NOT_WORDS = re.compile(r"\W+")


@dataclass(frozen=True, slots=True)
class Sentences:
    """m marked sentences: features, labels of 0 and 1 (m), folds of 0 to 3 (m), and order in time (m)."""

    features: Features
    labels: NDArray[np.float64]
    folds: Ints
    order: Ints


def read(path: Path) -> list[dict[str, Any]]:
    """The rows of a file of lines `{"text", "label"}`, gzipped or not. Raises ValueError on other lines."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open() as lines:
        return [json.loads(line) for line in lines]


def marked(rows: Sequence[dict[str, Any]], *, pipeline: str) -> Sentences:
    """The rows, parsed. Raises KeyError or ValueError where one has no text or no label of 0 or 1."""
    labels = np.array([float(row["label"]) for row in rows])
    if not set(labels.tolist()) <= {0.0, 1.0}:
        raise ValueError("a label is neither 0 nor 1")
    texts = [str(row["text"]) for row in rows]
    parts = [Part(doc, 0, len(doc)) for doc in parse(texts, pipeline)]
    return Sentences(
        features=features_of(parts),
        labels=labels,
        folds=np.array([fold_of(text) for text in texts], dtype=np.int64),
        order=np.array([_order(row, line) for line, row in enumerate(rows)], dtype=np.int64),
    )


def _order(row: dict[str, Any], line: int) -> int:
    """The sentence's number, where numbers were given out as the debates came in; otherwise its line."""
    number = str(row.get("id", ""))
    return int(number) if number.isascii() and number.isdigit() else line


def words_of(text: str) -> str:
    """What two sentences that are the same have in common: their words without case and marks."""
    return _NOT_WORDS.sub(" ", text.lower()).strip()


def named_again(rows: Sequence[dict[str, Any]], others: Sequence[dict[str, Any]]) -> NDArray[np.bool_]:
    """Which of the rows (m) are among the others too, by their words."""
    words = {words_of(str(row["text"])) for row in others}
    return np.array([words_of(str(row["text"])) in words for row in rows])


def fold_of(text: str) -> int:
    """The fold, 0 to 3, by the checksum of the words, so that the same sentence is always in the same one."""
    return crc32(words_of(text).encode()) % FOLDS
