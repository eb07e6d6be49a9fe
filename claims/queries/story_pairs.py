"""Two articles of a story side by side, paragraph by paragraph, with the words that only one of them has."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from claims.domain import edits
from claims.domain.edits import Change, Piece
from claims.domain.inputs import row_number
from claims.domain.places import PlaceRole
from claims.domain.speech import Standing
from claims.matching import likeness
from claims.models import Article, Snapshot, Statement, User
from claims.policy import visibility
from claims.queries import snapshots

_LINE = re.compile(r"\s*\n\s*(?=\S)")
_LETTER = re.compile(r"(\s*)(\S)")


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one article after their white space. `own`: the other has not got them.

    `statement` is the one that makes a claim with them, or None.
    """

    lead: str
    text: str
    own: bool
    statement: int | None


@dataclass(frozen=True, slots=True)
class Row:
    """What stands side by side: a stretch of each that begins and ends with the same words, or is empty."""

    left: tuple[Run, ...]
    right: tuple[Run, ...]

    @property
    def same(self) -> bool:
        return not any(run.own for run in (*self.left, *self.right))

    @property
    def once(self) -> bool:
        """Whether the left tells all: both have the same words, and the right claims nothing else by them."""
        right = any(run.statement for run in self.right)
        return self.same and (not right or any(run.statement for run in self.left))


@dataclass(frozen=True, slots=True)
class Beside:
    """The two articles. The numbers count words: in both, and in one of them alone."""

    left: Article
    right: Article
    rows: tuple[Row, ...]
    shared: int
    only_left: int
    only_right: int
    reasons: tuple[str, ...]
    """What makes them copies; none where only somebody's word does."""


def choose(members: Sequence[Article], left: str, right: str) -> tuple[Article, Article] | None:
    """The two articles of these numbers, or the first two; None where there are no two."""
    if len(members) < 2:
        return None
    known = {article.pk: article for article in members}
    one = known.get(row_number(left) or 0, members[0])
    other = known.get(row_number(right) or 0)
    if other is None or other == one:
        other = next(article for article in members if article != one)
    return one, other


def members(article: Article, viewer: User) -> list[Article]:
    """The articles of its story, the earliest first."""
    return list(visibility.articles(viewer).filter(story=article.story_id).order_by("published_at", "pk"))


def beside(left: Article, right: Article) -> Beside | None:
    """The texts of both that the desk reads; None where one of them has none yet."""
    read = [snapshots.read(article).first() for article in (left, right)]
    one, other = read
    if one is None or other is None or not one.text.strip() or not other.text.strip():
        return None
    pieces = edits.between(one.text, other.text)
    only_right, only_left = edits.count(pieces)
    alike = likeness.between(
        likeness.marks(one.text, left.language), likeness.marks(other.text, right.language)
    )
    return Beside(
        left,
        right,
        tuple(_rows(pieces, one, other)),
        sum(piece.words for piece in pieces if piece.change is Change.SAME),
        only_left,
        only_right,
        alike.told if alike.is_copy else (),
    )


def _rows(pieces: Sequence[Piece], one: Snapshot, other: Snapshot) -> Iterator[Row]:
    """A new row where a paragraph begins in both, and where one begins that only one of them has."""
    left, right = _Reader(_letters(one)), _Reader(_letters(other))
    for same, group in groupby(pieces, key=lambda piece: piece.change is Change.SAME):
        stretch = [(left if piece.change is Change.REMOVED else right, piece.text) for piece in group]
        if same:
            for line in _paragraphs("".join(text for _, text in stretch)):
                if left.begins_a_line and right.begins_a_line:
                    yield from _row(left, right)
                left.take(line, own=False)
                right.take(line, own=False)
            continue
        if all(reader.begins_a_line for reader, _ in stretch):
            yield from _row(left, right)
        for reader, text in stretch:
            reader.take(text, own=True)
    yield from _row(left, right)


def _row(left: "_Reader", right: "_Reader") -> Iterator[Row]:
    row = Row(left.give(), right.give())
    if row.left or row.right:
        yield row


def _paragraphs(text: str) -> Iterator[str]:
    """The text cut before each line that says something, with the white space before it."""
    cuts = [0, *(found.start() for found in _LINE.finditer(text) if found.start() > 0), len(text)]
    yield from (text[start:end] for start, end in pairwise(cuts) if start < end)


@dataclass(frozen=True, slots=True)
class _Letter:
    """One printed character, the white space before it, and the claim statement it belongs to, if any."""

    lead: str
    character: str
    statement: int | None


def _letters(snapshot: Snapshot) -> list[_Letter]:
    claimed = _claimed(snapshot)
    return [_Letter(found[1], found[2], claimed[found.start(2)]) for found in _LETTER.finditer(snapshot.text)]


def _claimed(snapshot: Snapshot) -> list[int | None]:
    """For each character of the text the claim statement it belongs to; of two the first."""
    found: list[int | None] = [None] * len(snapshot.text)
    rows = snapshot.statements.filter(claim__isnull=False).exclude(standing=Standing.DISMISSED)
    for row in rows.prefetch_related("places").order_by("-start", "-id"):
        for start, end in _pieces(row):
            found[start:end] = [row.pk] * (min(end, len(found)) - start)
    return found


def _pieces(row: Statement) -> list[tuple[int, int]]:
    parts = [(place.start, place.end) for place in row.places.all() if place.role == PlaceRole.PART]
    return parts or [(row.start, row.end)]


class _Reader:
    """Reads one text in its order, told by the other's words how far.

    What both have is told in the white space of one of them, so that only printed characters count.
    """

    def __init__(self, letters: Sequence[_Letter]) -> None:
        self.letters = letters
        self.at = 0
        self.runs: list[Run] = []

    @property
    def begins_a_line(self) -> bool:
        """Whether what comes next stands at the beginning of a line."""
        return self.at < len(self.letters) and "\n" in self.letters[self.at].lead

    def take(self, text: str, *, own: bool) -> None:
        """Read as far as these words go."""
        end = self.at + len("".join(text.split()))
        for letters in _alike(self.letters[self.at : end]):
            first, *rest = letters
            words = first.character + "".join(each.lead + each.character for each in rest)
            self.runs.append(Run(first.lead, words, own, first.statement))
        self.at = end

    def give(self) -> tuple[Run, ...]:
        """The runs since the last time, without the white space before them all."""
        runs, self.runs = self.runs, []
        return (replace(runs[0], lead=""), *runs[1:]) if runs else ()


def _alike(letters: Iterable[_Letter]) -> Iterator[list[_Letter]]:
    """Neighbours in one line that belong to the same claim, or to none."""
    line: list[_Letter] = []
    for letter in letters:
        if line and (letter.statement != line[0].statement or "\n" in letter.lead):
            yield line
            line = []
        line.append(letter)
    if line:
        yield line
