"""From the network's scores to attributions: which tokens are said, by which cue, by whom."""

from collections.abc import Sequence
from dataclasses import dataclass
from operator import add

import numpy as np

from claims.analysis.attribution.features import Features
from claims.analysis.attribution.network import Floats, Reading, Weights, pointed, read

OUTSIDE, FIRST, INSIDE = range(3)
_NEVER = -1e9


@dataclass(frozen=True, slots=True)
class Piece:
    """An unbroken run of tokens, from `first` up to `last`, which is not in it."""

    first: int
    last: int

    def __len__(self) -> int:
        return self.last - self.first


@dataclass(frozen=True, slots=True)
class Attribution:
    """What the network takes for said, in token indices of one paragraph.

    `pieces` are in reading order; `cue` and `speaker` are heads, or None where it points at nothing.
    `confidence` is the mean probability, 0..1, that a token of the pieces is somebody's words.
    """

    pieces: tuple[Piece, ...]
    cue: int | None
    cue_phrase: Piece | None
    speaker: int | None
    confidence: float


def attributions(features: Sequence[Features], weights: Weights) -> list[list[Attribution]]:
    """The attributions in each paragraph, in reading order."""
    return [_of_one(reading, weights) for reading in read(features, weights)]


def _of_one(reading: Reading, weights: Weights) -> list[Attribution]:
    pieces = spans(best_tags(reading.content, weights["trans"]))
    by_cue: dict[object, list[tuple[Piece, int, int]]] = {}
    for piece in pieces:
        cue = int(pointed(reading, piece.first, piece.last, "pc", weights).argmax()) - 1
        speaker = int(pointed(reading, piece.first, piece.last, "ps", weights).argmax()) - 1
        by_cue.setdefault(cue if cue >= 0 else piece, []).append((piece, cue, speaker))
    return [_joined(reading, group) for group in by_cue.values()]


def _joined(reading: Reading, group: list[tuple[Piece, int, int]]) -> Attribution:
    """What one cue governs is one attribution; its longest piece knows best who speaks."""
    _, cue, speaker = max(group, key=lambda found: len(found[0]))
    tokens = np.concatenate([np.arange(piece.first, piece.last) for piece, _, _ in group])
    return Attribution(
        tuple(piece for piece, _, _ in group),
        cue if cue >= 0 else None,
        phrase_at(reading.cue, cue) if cue >= 0 else None,
        speaker if speaker >= 0 else None,
        _confidence(reading.content[tokens]),
    )


def _confidence(scores: Floats) -> float:
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    return float(1.0 - (raised[:, OUTSIDE] / raised.sum(axis=1)).mean())


def best_tags(scores: Floats, transitions: Floats) -> list[int]:
    """The likeliest sequence of tags (Viterbi), in which a span never begins with its inside."""
    if not len(scores):
        return []
    moves: list[list[float]] = transitions.T.tolist()
    moves[INSIDE][OUTSIDE] = _NEVER
    best: list[float] = scores[0].tolist()
    best[INSIDE] = _NEVER
    back: list[list[int]] = []
    for row in scores[1:].tolist():
        paths = [list(map(add, best, into)) for into in moves]
        likeliest = list(map(max, paths))
        best = list(map(add, likeliest, row))
        back.append([path.index(one) for path, one in zip(paths, likeliest, strict=True)])
    tags = [best.index(max(best))]
    for before in reversed(back):
        tags.append(before[tags[-1]])
    return tags[::-1]


def spans(tags: Sequence[int]) -> list[Piece]:
    """The pieces that the tags mark."""
    found: list[Piece] = []
    first: int | None = None
    for at, tag in enumerate((*tags, OUTSIDE)):
        if tag != INSIDE and first is not None:
            found.append(Piece(first, at))
            first = None
        if tag == FIRST:
            first = at
    return found


def phrase_at(scores: Floats, token: int) -> Piece:
    """The tagged phrase around a token; the token alone where it carries no tag."""
    tags = scores.argmax(axis=1)
    if tags[token] == OUTSIDE:
        return Piece(token, token + 1)
    first = token
    while first > 0 and tags[first] == INSIDE and tags[first - 1] != OUTSIDE:
        first -= 1
    last = token + 1
    while last < len(tags) and tags[last] == INSIDE:
        last += 1
    return Piece(first, last)
