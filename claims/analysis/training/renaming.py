"""Texts for the entity tagger: paragraphs of files, and the same once more with other names in them."""

import gzip
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc, Token

MOST = 12_000
"""Texts taken of one file, drawn by the generator where it has more."""
_SHORTEST, _LATIN = 60, 0.95
"""Code points of a text that is worth a line, and the share of them that English has."""
_PLACES = ("GPE", "ORG")
_SHARE = 0.4
_SHORT = 2

Answer = NDArray[Any]


def paragraphs(paths: Sequence[Path], rng: np.random.Generator) -> Iterator[str]:
    """The paragraphs of the texts in files of lines `{"text"}`, gzipped or not."""
    for path in paths:
        texts = [text for text in _texts(path) if _is_english(text)]
        for at in sorted(rng.permutation(len(texts))[:MOST].tolist()):
            yield from (part for part in texts[at].splitlines() if part.strip())


def _texts(path: Path) -> Iterator[str]:
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open() as lines:
        for line in lines:
            yield json.loads(line)["text"]


def _is_english(text: str) -> bool:
    return len(text) > _SHORTEST and sum(map(str.isascii, text)) > _LATIN * len(text)


def renamed(
    marked: Sequence[tuple[Doc, Answer]], whole: Language, rng: np.random.Generator
) -> Iterator[tuple[Doc, Answer]]:
    """Paragraphs once more with names made of halves of names, and the same answers.

    What is taught on one country's news then knows a name by its place, not by heart.
    """
    people = (entity for doc, _ in marked for entity in doc.ents if entity.label_ == "PERSON")
    names = sorted({token.text for entity in people for token in entity if _plain(token)})
    changed: list[str] = []
    answers: list[Answer] = []
    for doc, answer in marked:
        found = [
            e for e in doc.ents if e.label_ == "PERSON" or (e.label_ in _PLACES and rng.random() < _SHARE)
        ]
        if not found or rng.random() < _SHARE:
            continue
        others = {token.text: _spliced(names, rng) for entity in found for token in entity if _plain(token)}
        changed.append("".join(others.get(token.text, token.text) + token.whitespace_ for token in doc))
        answers.append(answer)
    with whole.select_pipes(enable=[name for name in whole.pipe_names if name != "ner"]):
        for doc, answer in zip(whole.pipe(changed), answers, strict=True):
            if len(doc) == len(answer):
                yield doc, answer


def _plain(token: Token) -> bool:
    return token.is_alpha and token.is_title and len(token) > _SHORT and not token.is_stop


def _spliced(names: Sequence[str], rng: np.random.Generator) -> str:
    first, second = (names[int(at)] for at in rng.integers(len(names), size=2))
    return first[: (len(first) + 1) // 2] + second[(len(second) + 1) // 2 :].lower()
