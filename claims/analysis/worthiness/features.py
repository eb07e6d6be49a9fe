"""What the scorer is told of a span: hashed n-grams of words and grammar, and each token's neighbourhood.

Hashing instead of a list of words follows Weinberger et al. (2009): the weights then hold no text. What is
hashed are spaCy's 64-bit string ids, which are the same in every process, mixed by arithmetic on whole
arrays, so that an article costs a few milliseconds.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from spacy import symbols
from spacy.strings import get_string_id
from spacy.tokens import Doc

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]
Hashes = NDArray[np.uint64]

GRAM_BUCKETS = 1 << 17
WORD_BUCKETS = 4096
KIND_BUCKETS = 128
SUFFIX_BUCKETS = 1024
WIDTH = 96
"""Numbers that spaCy's small pipeline has for each token's neighbourhood."""
COLUMNS = 7
"""Buckets of each token."""
LONGEST = 3
"""Tokens in the longest n-gram."""

_ATTRIBUTES = (
    "LOWER", "LEMMA", "TAG", "DEP", "HEAD", "POS", "SUFFIX", "SHAPE", "LIKE_NUM", "IS_ALPHA",
)  # fmt: skip
_LOWER, _LEMMA, _TAG, _DEP, _HEAD, _POS, _SUFFIX, _SHAPE, _LIKE_NUM, _IS_ALPHA = range(len(_ATTRIBUTES))
_SYMBOLS = 256
"""More than spaCy has numbers for parts of speech."""


def _table(*chosen: int) -> NDArray[np.bool_]:
    """True at the chosen parts of speech: quicker to look up than to compare."""
    return np.isin(np.arange(_SYMBOLS), chosen)


_LEFT_OUT = _table(symbols.PUNCT, symbols.SPACE)
_GRAMMATICAL = _table(
    symbols.PRON, symbols.AUX, symbols.ADP, symbols.DET,
    symbols.SCONJ, symbols.CCONJ, symbols.PART, symbols.ADV,
)  # fmt: skip
_ASKED = np.uint64(get_string_id("?"))
_MULTIPLIERS = np.array(
    [0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0x27D4EB2F165667C5], dtype=np.uint64
)
"""Odd numbers without a pattern, as in xxHash; each place of an n-gram has its own, so that order counts."""
_AVALANCHE = np.uint64(0xFF51AFD7ED558CCD)


@dataclass(frozen=True, slots=True)
class Part:
    """Some tokens of a parsed text, from `first` up to `last`, which is not in it."""

    doc: Doc
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Features:
    """The n tokens that count of m parts, one part after another; punctuation is left out.

    `owner` (n) is the part each token is of and `place` (n) its index in its doc; `words` (n) are the ids of
    its words, and `ids` (n × 7) buckets of word, lemma, head's lemma, tag, dependency, head's dependency and
    last letters; `vectors` (n × 96) are spaCy's. The k n-grams have their bucket in `grams` (k), their part
    in `gram_owner` (k), and in `gram_tokens` (k × 3) the tokens they are made of, the last one repeated where
    they are shorter.
    """

    parts: int
    owner: Ints
    place: Ints
    words: Hashes
    ids: Ints
    vectors: Floats
    grams: Ints
    gram_owner: Ints
    gram_tokens: Ints


def features_of(parts: Sequence[Part]) -> Features:
    """The features of all parts together; a doc that several are of is read once."""
    starts: dict[int, int] = {}
    docs: list[Doc] = []
    total = 0
    for part in parts:
        if id(part.doc) not in starts:
            starts[id(part.doc)] = total
            docs.append(part.doc)
            total += len(part.doc)
    if not total:
        return _nothing(len(parts))
    ids, counts = _read(docs)
    firsts = [starts[id(part.doc)] for part in parts]
    chosen = [
        part.first + first + np.flatnonzero(counts[part.first + first : part.last + first])
        for part, first in zip(parts, firsts, strict=True)
    ]
    lengths = [len(one) for one in chosen]
    owner = np.repeat(np.arange(len(parts)), lengths)
    if not len(owner):
        return _nothing(len(parts))
    row = np.concatenate(chosen)
    ids = ids[row]
    grams, gram_tokens = _grams(ids, owner)
    return Features(
        parts=len(parts),
        owner=owner,
        place=row - np.repeat(firsts, lengths),
        words=ids[:, _WORD],
        ids=_token_buckets(ids),
        vectors=np.concatenate([doc.tensor for doc in docs])[row].astype(np.float32),
        grams=grams,
        gram_owner=owner[gram_tokens[:, 0]],
        gram_tokens=gram_tokens,
    )


_WORD, _STEM, _KIND, _LINK, _HEAD_STEM, _HEAD_KIND, _HEAD_LINK, _END, _MIXED = range(9)
_SINGLE = (
    [_WORD],
    [_STEM],
    [_END],
    [_KIND],
    [_LINK, _STEM, _HEAD_STEM],
    [_LINK, _HEAD_STEM],
    [_LINK, _KIND, _HEAD_KIND],
)
"""What is hashed of one token on its own. Pairs and triples of tags brought nothing in cross-validation."""


def _read(docs: Sequence[Doc]) -> tuple[Hashes, NDArray[np.bool_]]:
    """Nine ids for each token, those that n-grams and network are made of; and whether the token counts."""
    tables = [doc.to_array(list(_ATTRIBUTES)).astype(np.uint64) for doc in docs]
    table: Hashes = np.concatenate(tables)
    heads = np.arange(len(table)) + table[:, _HEAD].astype(np.int64)
    figure = (table[:, _LIKE_NUM] > 0) & (table[:, _IS_ALPHA] == 0)
    word = np.where(figure, table[:, _SHAPE], table[:, _LOWER])
    stem = np.where(figure, table[:, _SHAPE], table[:, _LEMMA])
    part_of_speech = table[:, _POS].astype(np.int64)
    mixed = np.where(_GRAMMATICAL[part_of_speech], word, table[:, _TAG])
    kind, link = table[:, _TAG], table[:, _DEP]
    ids = np.stack(
        [word, stem, kind, link, stem[heads], kind[heads], link[heads], table[:, _SUFFIX], mixed], axis=1
    )
    counts = ~_LEFT_OUT[part_of_speech] | (table[:, _LOWER] == _ASKED)
    return ids, counts


def _token_buckets(ids: Hashes) -> Ints:
    sizes = {
        _WORD: WORD_BUCKETS,
        _STEM: WORD_BUCKETS,
        _HEAD_STEM: WORD_BUCKETS,
        _KIND: KIND_BUCKETS,
        _LINK: KIND_BUCKETS,
        _HEAD_LINK: KIND_BUCKETS,
        _END: SUFFIX_BUCKETS,
    }
    return np.stack([ids[:, name] % np.uint64(size) for name, size in sizes.items()], axis=1).astype(np.int64)


def _grams(ids: Hashes, owner: Ints) -> tuple[Ints, Ints]:
    """Buckets, and the tokens of each. A border of zeros stands before and after each part."""
    count = len(ids)
    at = np.arange(count) + 2 * owner + 1
    bordered = np.zeros((count + 2 * (int(owner[-1]) + 1), ids.shape[1]), dtype=np.uint64)
    bordered[at] = ids
    token = np.zeros(len(bordered), dtype=np.int64)
    token[at] = np.arange(count)
    starts = np.flatnonzero(np.diff(owner, prepend=-1))
    ends = np.flatnonzero(np.diff(owner, append=owner[-1] + 1))
    token[at[starts] - 1], token[at[ends] + 1] = starts, ends
    inside = np.zeros(len(bordered), dtype=np.int64)
    inside[at] = owner + 1
    inside[at[starts] - 1], inside[at[ends] + 1] = owner[starts] + 1, owner[ends] + 1

    single = [
        (bordered[at][:, columns], np.repeat(token[at][:, None], LONGEST, axis=1)) for columns in _SINGLE
    ]
    for length, columns in ((2, (_WORD, _MIXED)), (3, (_MIXED,))):
        firsts = np.arange(len(bordered) - length + 1)
        firsts = firsts[(inside[firsts] > 0) & (inside[firsts] == inside[firsts + length - 1])]
        window = firsts[:, None] + np.arange(length)
        tokens = token[firsts[:, None] + np.minimum(np.arange(LONGEST), length - 1)]
        single += [(bordered[window, column], tokens) for column in columns]
    buckets = [_bucket(keys, family) for family, (keys, _) in enumerate(single)]
    return np.concatenate(buckets), np.concatenate([tokens for _, tokens in single])


def _bucket(keys: Hashes, family: int) -> Ints:
    mixed = (keys * _MULTIPLIERS[: keys.shape[1]]).sum(axis=1, dtype=np.uint64)
    mixed = (mixed ^ np.uint64(family + 1)) * _AVALANCHE
    mixed = (mixed ^ (mixed >> np.uint64(33))) * _MULTIPLIERS[3]
    mixed = (mixed ^ (mixed >> np.uint64(29))) % np.uint64(GRAM_BUCKETS)
    return np.asarray(mixed, dtype=np.int64)


def _nothing(parts: int) -> Features:
    none = np.zeros(0, dtype=np.int64)
    return Features(
        parts=parts,
        owner=none,
        place=none,
        words=none.astype(np.uint64),
        ids=np.zeros((0, COLUMNS), np.int64),
        vectors=np.zeros((0, WIDTH), np.float32),
        grams=none,
        gram_owner=none,
        gram_tokens=np.zeros((0, LONGEST), np.int64),
    )
