"""Statements against marked attributions of whole articles: contents, speakers, cues and denials.

The measure is that of the data's own scorer: word tokens, intersection over union of at least one half,
matched best first and one to one; statements of one cue and party that were marked as one count as one.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

Spans = Sequence[Sequence[int]]
Words = frozenset[int]

MATCH = 0.5
_WORD = re.compile(r"\w+")
_DENIAL = re.compile(
    r"\b(?:den(?:y|ies|ied|ying|ials?)|disput\w+|reject\w*|refut\w+|dismiss\w*|rebut\w*|disavow\w*|repudiat\w+)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Said:
    content: Words
    speaker: Words
    cue: Words


class _Text:
    """A text as numbered words."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.places = [match.span() for match in _WORD.finditer(text)]
        self._ends = [end for _, end in self.places]

    def words(self, spans: Spans) -> Words:
        found: set[int] = set()
        for start, end in spans:
            at = bisect_right(self._ends, start)
            while at < len(self.places) and self.places[at][0] < end:
                found.add(at)
                at += 1
        return frozenset(found)

    def denies(self, words: Words) -> bool:
        return any(_DENIAL.search(self.text[slice(*self.places[word])]) for word in words)


def figures(articles: Iterable[tuple[dict[str, Any], list[dict[str, Any]]]]) -> list[tuple[str, float]]:
    """Names and values, 0..1, from pairs of a marked article and the statements found in it."""
    tally: Counter[str] = Counter()
    for marked, statements in articles:
        _count(_Text(marked["text"]), marked["attributions"], statements, tally)
    rows: list[tuple[str, float]] = []
    for name in ("content", "source", "triple", "denial"):
        ours, theirs = ("denial_found", "denial_marked") if name == "denial" else ("found", "marked")
        precision = tally[name] / max(1, tally[ours])
        recall = tally[name] / max(1, tally[theirs])
        both = precision + recall
        rows += [
            (f"{name}.precision", precision),
            (f"{name}.recall", recall),
            (f"{name}.f1", 2 * precision * recall / both if both else 0.0),
        ]
    return [*rows, ("speaker.accuracy", tally["source"] / max(1, tally["content"]))]


def _count(text: _Text, marked: list[dict[str, Any]], statements: list[Any], tally: Counter[str]) -> None:
    gold = [
        _Said(*(text.words(one.get(part) or []) for part in ("content", "source", "cue")))
        for one in marked
        if one.get("content")
    ]
    denied = [
        any(_DENIAL.search(text.text[start:end]) for start, end in one.get("cue") or [])
        for one in marked
        if one.get("content")
    ]
    found = list(_as_marked(text, statements, gold))
    tally["marked"] += len(gold)
    tally["found"] += len(found)
    tally["denial_marked"] += sum(denied)
    tally["denial_found"] += sum(text.denies(one.cue) for one in found)
    for theirs, ours in _matched(gold, found):
        one, other = gold[theirs], found[ours]
        source = not one.speaker or bool(one.speaker & other.speaker)
        triple = source and (not one.cue or bool(one.cue & other.cue))
        tally["content"] += 1
        tally["source"] += source
        tally["triple"] += triple
        tally["denial"] += triple and denied[theirs]


def _as_marked(text: _Text, statements: list[Any], gold: list[_Said]) -> Iterator[_Said]:
    """Our statements; those of one cue and party joined where that holds more of what was marked."""
    groups: dict[object, list[_Said]] = {}
    for number, one in enumerate(statements):
        if one["kind"] == "narrator":
            continue
        said = _Said(*(text.words(_span(one[part])) for part in ("content", "party", "cue")))
        cue = tuple(map(tuple, _span(one["cue"])))
        groups.setdefault((cue, tuple(map(tuple, _span(one["party"])))) if cue else number, []).append(said)
    for parts in groups.values():
        whole = _Said(frozenset().union(*(part.content for part in parts)), parts[0].speaker, parts[0].cue)
        if len(parts) > 1 and _held([whole], gold) >= _held(parts, gold):
            yield whole
        else:
            yield from parts


def _span(given: dict[str, Any] | None) -> Spans:
    return [[given["start"], given["end"]]] if given else []


def _held(ones: list[_Said], gold: list[_Said]) -> int:
    return sum(any(_likeness(one.content, other.content) >= MATCH for other in gold) for one in ones)


def _likeness(ones: Words, others: Words) -> float:
    return len(ones & others) / len(ones | others) if ones & others else 0.0


def _matched(gold: list[_Said], found: list[_Said]) -> Iterator[tuple[int, int]]:
    pairs = sorted(
        (-_likeness(one.content, other.content), i, j)
        for i, one in enumerate(gold)
        for j, other in enumerate(found)
        if _likeness(one.content, other.content) >= MATCH
    )
    used: set[tuple[str, int]] = set()
    for _, i, j in pairs:
        if ("gold", i) not in used and ("found", j) not in used:
            used |= {("gold", i), ("found", j)}
            yield i, j
