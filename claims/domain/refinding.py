"""Where the words of one version of a text stand in another.

The words of both are matched in their order, so that a word means the one that stood there and not its
equal elsewhere. What was moved as a whole is looked for by its own words, if they are so many that they are
no accident.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claims.domain.edits import matched
from claims.domain.spans import Span

_TOKEN = re.compile(r"\w+(?:[’'-]\w+)*|[^\w\s]")

SURVIVING = 0.5
"""Of the words of a place so many must still stand there, or it is lost."""

LONG = 5
"""Words that stand once in both texts are the same ones, wherever they went, if there are so many of them."""

MOST = 3
"""A place that has become longer than so many times what it was is not the same one."""


@dataclass(frozen=True, slots=True)
class Refound:
    """The place, and whether what stands there now reads otherwise."""

    span: Span
    changed: bool


class Refinder:
    """Finds places of `before` in `after`."""

    def __init__(self, before: str, after: str) -> None:
        self.before, self.after = before, after
        self._old, self._new = _tokens(before), _tokens(after)
        self._starts = [token.start for token in self._old]
        self._ends = [token.end for token in self._old]
        self._words = [token.of(before) for token in self._old]
        self._to = self._matched()
        self._all = _key(token.of(after) for token in self._new)

    def find(self, span: Span) -> Refound | None:
        """None where it is lost: most of its words are gone, or nothing says which of their equals it is."""
        in_place = self._in_its_place(span)
        if in_place and not in_place.changed:
            return in_place
        return self._as_it_was(span, in_place) or in_place

    def _matched(self) -> dict[int, int]:
        """The number of each old word's own successor, for words that have one."""
        new = [token.of(self.after) for token in self._new]
        to: dict[int, int] = {}
        at = there = 0
        for same, ours, theirs in matched(self._words, new):
            if same:
                to.update(zip(range(at, at + len(ours)), range(there, there + len(theirs)), strict=True))
            at, there = at + len(ours), there + len(theirs)
        for step in (-1, 1):
            _close_up(self._words, new, to, step)
        return to

    def _in_its_place(self, span: Span) -> Refound | None:
        first, last = bisect_right(self._ends, span.start), bisect_left(self._starts, span.end) - 1
        words = last + 1 - first
        kept = [number for number in range(first, last + 1) if number in self._to]
        if not kept or len(kept) < SURVIVING * words or not self._is_plain(kept):
            return None
        begin, end = self._begin(first, kept[0]), self._end(last, kept[-1])
        if end + 1 - begin > MOST * words:
            return None
        found = Span(self._new[begin].start, self._new[end].end)
        if not len(kept) == words == end + 1 - begin:
            return Refound(found, changed=True)
        # These are whole words: the place may begin or end within one.
        front, back = max(0, span.start - self._starts[first]), max(0, self._ends[last] - span.end)
        return Refound(Span(found.start + front, found.end - back), changed=False)

    def _is_plain(self, kept: list[int]) -> bool:
        """Whether some of its words, with what stands unchanged around them, stand in the new text once."""
        seen = -1
        for number in kept:
            if number > seen:
                begin, seen = self._run(number)
                if self._all.count(_key(self._words[begin : seen + 1])) == 1:
                    return True
        return False

    def _run(self, number: int) -> tuple[int, int]:
        """The first and the last of the words around this one that are in both texts one after the other."""
        first = last = number
        while self._to.get(first - 1) == self._to[first] - 1:
            first -= 1
        while self._to.get(last + 1) == self._to[last] + 1:
            last += 1
        return first, last

    def _begin(self, first: int, kept: int) -> int:
        """At its first word, or where that was replaced, right after what stands before it."""
        replaced = kept > first and first - 1 in self._to
        return self._to[first - 1] + 1 if replaced else self._to[kept]

    def _end(self, last: int, kept: int) -> int:
        replaced = kept < last and last + 1 in self._to
        return self._to[last + 1] - 1 if replaced else self._to[kept]

    def _as_it_was(self, span: Span, near: Refound | None) -> Refound | None:
        """All its words: close by, or anywhere where they cannot be others."""
        words = span.of(self.before).split()
        pattern = re.compile(r"\s+".join(map(re.escape, words)))
        places = [Span(*found.span()) for found in pattern.finditer(self.after)] if words else []
        close = [place for place in places if near and place.overlaps(near.span)]
        if len(words) >= LONG and len(places) == len(pattern.findall(self.before)) == 1:
            close = places
        return Refound(close[0], changed=False) if len(close) == 1 else None


def _close_up(old: Sequence[str], new: Sequence[str], to: dict[int, int], step: int) -> None:
    """Of two equal words match the one right beside other matched words, if that parts no others."""
    of = {theirs: ours for ours, theirs in to.items()}
    for number in range(len(old))[::step]:
        beside = to.get(number - step)
        wanted = -1 if beside is None else beside + step
        if not 0 <= wanted < len(new) or new[wanted] != old[number] or to.get(number) == wanted:
            continue
        held = of.get(wanted, number)
        if held in to and to.get(held + step) == to[held] + step:
            continue
        of.pop(to.pop(held, -1), None)
        to[number], of[wanted] = wanted, number


def _tokens(text: str) -> list[Span]:
    return [Span(*found.span()) for found in _TOKEN.finditer(text)]


def _key(words: Iterable[str]) -> str:
    """Words in which others can be looked for and none is found within another."""
    return "".join(f"\0{word}\1" for word in words)
