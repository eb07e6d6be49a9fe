"""From the text to the story: which articles is this one a copy of?"""

from claims.actions import stories
from claims.actions.stories import Copy
from claims.matching import copies, likeness, signatures
from claims.matching.likeness import Marks
from claims.models import Snapshot

VERSION = signatures.VERSION


def work(snapshot: Snapshot) -> tuple[Marks, list[int]]:
    """What the text can be known again by, and the bands of its signature."""
    marks = likeness.marks(snapshot.text, snapshot.article.language)
    return marks, signatures.bands(marks)


def write(snapshot: Snapshot, found: tuple[Marks, list[int]]) -> None:
    marks, bands = found
    stories.keep_bands(article=snapshot.article, bands=bands)
    near = copies.candidates(snapshot.article, bands)
    alike = [Copy(number, like) for number, like in copies.among(marks, near) if like.is_copy]
    stories.join_copies(article=snapshot.article, copies=alike)
