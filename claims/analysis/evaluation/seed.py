"""An analysis against a hand-made annotation of one article: claims, denials, parties, links between them.

A marked and a found statement are matched when they are of one kind and share at least half of their words
(F1 of word tokens by place), the best pairs first and one to one, pairs of one party before the others.
What an annotation leaves open is not counted; statements in the reporter's own voice are left out.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

Statement = Mapping[str, Any]
Figures = list[tuple[str, float]]

MATCH = 0.5
_WORD = re.compile(r"\w+")
_ARTICLE = re.compile(r"^(?:the|a|an) ")
_KINDS = ("claim", "denial")
_COMPARED = ("attribution_level", "modality", "quotation", "denial_type", "denial_scope")


@dataclass(frozen=True, slots=True)
class _Matched:
    """The marked and the found statements, and which of them are the same, marked first."""

    marked: Sequence[Statement]
    found: Sequence[Statement]
    pairs: Sequence[tuple[int, int]]

    def share(self, holds: Callable[[Statement, Statement], bool]) -> float:
        """Of the matched statements, those for which it holds."""
        return _mean(holds(self.marked[i], self.found[j]) for i, j in self.pairs)


def figures(marked: Mapping[str, Any], found: Mapping[str, Any]) -> Figures:
    """Names and values, 0..1, in the order in which they are read."""
    statements = [one for one in found["statements"] if one["kind"] in _KINDS]
    both = _matched(marked["statements"], statements)
    rows = [row for kind in (*_KINDS, "all") for row in _found_of(both, kind)]
    rows += [
        (
            "content.exact",
            both.share(lambda one, other: _places(one["content"]) == _places(other["content"])),
        ),
        ("party.accuracy", both.share(_is_one_party)),
        ("party.canonical", _mean(_is_one_name(*pair) for pair in _where(both, "canonical"))),
    ]
    for field in _COMPARED:
        known = _where(both, field)
        if known:
            rows.append((f"{field}.accuracy", _mean(one[field] == other.get(field) for one, other in known)))
    rows.append(("chain.depth", both.share(_is_one_depth)))
    return [*rows, ("same_claim.f1", _same_claims(both)), ("denial_link.f1", _links(both))]


def _matched(marked: Sequence[Statement], found: Sequence[Statement]) -> _Matched:
    likely = [
        (not _is_one_party(one, other), -round(likeness, 6), i, j)
        for i, one in enumerate(marked)
        for j, other in enumerate(found)
        if one["kind"] == other["kind"] and (likeness := _likeness(one["content"], other["content"])) >= MATCH
    ]
    pairs: dict[int, int] = {}
    for _, _, i, j in sorted(likely):
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return _Matched(marked, found, list(pairs.items()))


def _found_of(both: _Matched, kind: str) -> Figures:
    def count(statements: Iterable[Statement]) -> int:
        return sum(kind in ("all", one["kind"]) for one in statements)

    hits = count(both.marked[i] for i, _ in both.pairs)
    values = _precision_recall_f1(hits, count(both.found), count(both.marked))
    return [
        (f"{kind}.{name}", value) for name, value in zip(("precision", "recall", "f1"), values, strict=True)
    ]


def _precision_recall_f1(hits: int, found: int, marked: int) -> tuple[float, float, float]:
    if not found and not marked:
        return 1.0, 1.0, 1.0
    precision, recall = hits / max(1, found), hits / max(1, marked)
    both = precision + recall
    return precision, recall, 2 * precision * recall / both if both else 0.0


def _mean(values: Iterable[bool]) -> float:
    counted = list(values)
    return sum(counted) / max(1, len(counted))


def _where(both: _Matched, field: str) -> list[tuple[Statement, Statement]]:
    """The matched statements whose annotation says something of the field."""
    return [(both.marked[i], both.found[j]) for i, j in both.pairs if both.marked[i].get(field)]


def _places(span: Mapping[str, Any]) -> frozenset[int]:
    """Where the words of a span begin in the article."""
    return frozenset(span["start"] + word.start() for word in _WORD.finditer(span["text"]))


def _likeness(one: Mapping[str, Any], other: Mapping[str, Any]) -> float:
    ours, theirs = _places(one), _places(other)
    return 2 * len(ours & theirs) / (len(ours) + len(theirs)) if ours and theirs else 0.0


def _name(canonical: str) -> str:
    return _ARTICLE.sub("", canonical.lower().replace("’", "'")).strip()


def _is_one_name(one: Statement, other: Statement) -> bool:
    ours, theirs = one.get("canonical"), other.get("canonical")
    return bool(ours and theirs and _name(ours) == _name(theirs))


def _is_one_party(one: Statement, other: Statement) -> bool:
    """One canonical name, or the same words; or nobody in both."""
    nobody = [not (statement.get("party") or statement.get("canonical")) for statement in (one, other)]
    if any(nobody):
        return all(nobody)
    if _is_one_name(one, other):
        return True
    ours, theirs = one.get("party"), other.get("party")
    return bool(ours and theirs and _likeness(ours, theirs) >= MATCH)


def _is_one_depth(one: Statement, other: Statement) -> bool:
    return len(one["chain"]) == len(other.get("chain") or ())


def _claims(both: _Matched) -> list[tuple[int, int, int | None]]:
    """The matched claims: number among the found, claim as marked, claim as found."""
    return [
        (j, both.marked[i]["claim"], both.found[j].get("claim"))
        for i, j in both.pairs
        if both.found[j]["kind"] == "claim"
    ]


def _same_claims(both: _Matched) -> float:
    """How far pairs of statements that make one claim are the same pairs."""
    pairs = list(combinations(_claims(both), 2))
    marked = {(a[0], b[0]) for a, b in pairs if a[1] == b[1]}
    found = {(a[0], b[0]) for a, b in pairs if a[2] is not None and a[2] == b[2]}
    return _precision_recall_f1(len(marked & found), len(found), len(marked))[2] if marked else 1.0


def _links(both: _Matched) -> float:
    """How far the denials answer the claims that they are marked to answer."""
    as_marked: dict[Any, Any] = {}
    for _, marked_claim, found_claim in _claims(both):
        as_marked.setdefault(found_claim, marked_claim)
    numbers = {j: i for i, j in both.pairs}
    marked = {
        (i, claim) for i, one in enumerate(both.marked) if one["kind"] == "denial" for claim in one["denies"]
    }
    found = {
        (numbers.get(j, ("unmatched", j)), as_marked.get(claim, ("unknown", claim)))
        for j, one in enumerate(both.found)
        if one["kind"] == "denial"
        for claim in one.get("denies") or ()
    }
    return _precision_recall_f1(len(marked & found), len(found), len(marked))[2]
