"""Marked articles as rows of numbers: what the network is told, and what it should answer."""

import gzip
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from claims.analysis.attribution.decoding import FIRST, INSIDE
from claims.analysis.attribution.features import Features, features_of
from claims.analysis.document import Document, Paragraph
from claims.analysis.grammar import is_verb
from claims.analysis.passes import layout, paragraphs, quotations

UNMARKED, NOBODY = -2, -1
"""Where a token points when it is nobody's words, and when it is but the cue or speaker is not given."""

Ints = NDArray[np.int32]
Spans = Sequence[Sequence[int]]


@dataclass(frozen=True, slots=True)
class Example:
    """One paragraph: tags 0..2 for content, cue and speaker, and where each content token points."""

    features: Features
    content: Ints
    cue: Ints
    speaker: Ints
    to_cue: Ints
    to_speaker: Ints


def examples(path: Path, *, pipeline: str) -> Iterator[list[Example]]:
    """The paragraphs of each article in a file of lines `{"text", "attributions"}`, gzipped or not."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open() as lines:
        for line in lines:
            article = json.loads(line)
            yield _of_article(article["text"], article["attributions"], pipeline)


def _of_article(text: str, marked: Iterable[dict[str, Any]], pipeline: str) -> list[Example]:
    document = Document(text, pipeline, layout.read(text), "en")
    paragraphs.run(document)
    quotations.run(document)
    attributions = list(marked)
    return [_of_paragraph(one, attributions) for one in document.paragraphs if len(one.doc)]


def _of_paragraph(paragraph: Paragraph, marked: list[dict[str, Any]]) -> Example:
    doc = paragraph.doc
    starts = np.array([token.idx for token in doc]) + paragraph.start
    ends = starts + np.array([len(token) for token in doc])
    rows = {name: np.zeros(len(doc), dtype=np.int32) for name in ("content", "cue", "source")}
    pointers = [np.full(len(doc), UNMARKED, dtype=np.int32) for _ in range(2)]
    for one in marked:
        places = {name: _tokens(starts, ends, one.get(name) or []) for name in rows}
        for name, row in rows.items():
            for at in places[name]:
                row[at] = INSIDE if at - 1 in places[name] else FIRST
        for pointer, name in zip(pointers, ("cue", "source"), strict=True):
            pointer[places["content"]] = _head(doc, places[name])
    return Example(features_of(paragraph), rows["content"], rows["cue"], rows["source"], *pointers)


def _tokens(starts: NDArray[Any], ends: NDArray[Any], spans: Spans) -> list[int]:
    found: set[int] = set()
    for start, end in spans:
        first = int(np.searchsorted(ends, start, side="right"))
        found.update(range(first, int(np.searchsorted(starts, end, side="left"))))
    return sorted(found)


def _head(doc: Doc, tokens: list[int]) -> int:
    """The token that the phrase turns on: its verb where it has one."""
    if not tokens:
        return NOBODY
    inside = set(tokens)
    tops = [doc[i] for i in tokens if doc[i].head.i not in inside or doc[i].head.i == i]
    words = [token for token in tops if not (token.is_punct or token.is_space)] or tops
    return next((token for token in words if is_verb(token)), words[0]).i
