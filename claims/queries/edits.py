"""What was received of an article, one text after the other, and what differs between them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, Func, IntegerField, QuerySet

from claims.domain import edits
from claims.domain.edits import Change, Piece
from claims.domain.inputs import row_number
from claims.models import ArchiveCopy, Article, Fetch, Snapshot

SHOWN = 180
"""Characters of an unchanged stretch that are shown at either end of what is folded."""

LINE = 300
"""Characters further than that, within which the end of a line is looked for."""

WORTH_FOLDING = 40
"""Words that a fold hides at least: fewer are read faster than a fold is opened."""


@dataclass(frozen=True, slots=True)
class Version:
    """One snapshot. `read` is the one that the desk reads; `added` and `removed` count words, where known.

    `readable` is false where no text of it is known: not yet, or never, as `problem` says.
    """

    id: int
    number: int
    how: str
    taken_at: datetime
    size: int
    sha256: str
    read: bool
    readable: bool
    problem: str
    added: int | None
    removed: int | None
    fetch: Fetch | None
    archive: ArchiveCopy | None


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of one kind, after their white space (`lead`), which no mark should colour.

    Of a long unchanged stretch the middle is `folded`, between `text` and `rest`.
    """

    change: Change
    lead: str
    text: str
    folded: str = ""
    rest: str = ""

    @property
    def words(self) -> int:
        return len(self.folded.split())


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs between two versions, and how many words were added and removed."""

    before: Version
    after: Version
    added: int
    removed: int
    stretches: tuple[Stretch, ...]
    pieces: tuple[Piece, ...]


def versions(article: Article) -> tuple[Version, ...]:
    """All that was received, the newest first. The number of SQL statements does not depend on them."""
    rows: QuerySet[Snapshot] = article.snapshots.defer("raw", "text", "fetch__packed", "fetch__headers")
    sized = rows.select_related("fetch", "archive_copy").annotate(
        size=Func(F("raw"), function="octet_length", output_field=IntegerField()),
        length=Func(F("text"), function="octet_length", output_field=IntegerField()),
    )
    found = list(sized.order_by("pk"))
    read = next((row.pk for row in reversed(found) if row.compared_with_id is None), None)
    listed = [
        Version(
            id=row.pk,
            number=number,
            how=row.how,
            taken_at=row.taken_at,
            size=row.size,
            sha256=row.sha256,
            read=row.pk == read,
            readable=row.length > 0,
            problem=row.problem,
            added=row.words_added,
            removed=row.words_removed,
            fetch=getattr(row, "fetch", None),
            archive=getattr(row, "archive_copy", None),
        )
        for number, row in enumerate(found, 1)
    ]
    return tuple(reversed(listed))


def difference(article: Article, after: str = "", before: str = "") -> Difference | None:
    """Between two versions, by their numbers as a person or program gave them.

    Without them, between the last two that can be read. None where there are no two such.
    """
    readable = [version for version in versions(article) if version.readable]
    to = _chosen(readable, after) or (readable[0] if readable else None)
    if to is None:
        return None
    older = [version for version in readable if version.id < to.id]
    since = _chosen(readable, before) or (older[0] if older else None)
    if since is None or since.id == to.id:
        return None
    texts = dict(Snapshot.objects.filter(pk__in=[since.id, to.id]).values_list("pk", "text"))
    pieces = edits.between(texts[since.id], texts[to.id])
    added, removed = edits.count(pieces)
    return Difference(since, to, added, removed, tuple(_stretches(pieces)), pieces)


def _chosen(found: list[Version], given: str) -> Version | None:
    number = row_number(given)
    return next((version for version in found if version.id == number), None)


def _stretches(pieces: tuple[Piece, ...]) -> Iterator[Stretch]:
    for number, piece in enumerate(pieces):
        if piece.change is not Change.SAME:
            words = piece.text.lstrip()
            yield Stretch(piece.change, piece.text[: len(piece.text) - len(words)], words)
            continue
        head = 0 if number == 0 else _cut(piece.text, SHOWN)
        tail = len(piece.text) if number == len(pieces) - 1 else _cut_back(piece.text, SHOWN)
        folded = piece.text[head:tail]
        if head < tail and len(folded.split()) >= WORTH_FOLDING:
            yield Stretch(Change.SAME, "", piece.text[:head], folded, piece.text[tail:].lstrip())
        else:
            yield Stretch(Change.SAME, "", piece.text)


def _cut(text: str, most: int) -> int:
    """Where to cut after so many characters: at the end of a line that is near, or else of a word."""
    for mark, far in (("\n", most + LINE), (" ", len(text))):
        found = text.find(mark, most, far)
        if found >= 0:
            return found
    return len(text)


def _cut_back(text: str, most: int) -> int:
    """Where to cut so many characters before the end, likewise."""
    end = max(len(text) - most, 0)
    for mark, far in (("\n", max(end - LINE, 0)), (" ", 0)):
        found = text.rfind(mark, far, end)
        if found >= 0:
            return found
    return 0
