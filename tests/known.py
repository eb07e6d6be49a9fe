"""Articles that are here already, found again by their words without the analysis."""

from typing import Any

from claims.actions import stories
from claims.matching import likeness, signatures
from claims.models import Article
from tests import builders
from tests.matching.pairs import SEEDS

STORY = (SEEDS / "bird-flu-fourth-farm.txt").read_text(encoding="utf-8")
COPY = "\n\n".join(STORY.split("\n\n")[:-1]) + "\n\nOur own reporter adds a line of his own to all this."
OTHER = "HARWICK (Halyard) — The harbour office said on Monday that nine boats were lost in the storm."


def article(text: str = STORY, **provenance: Any) -> Article:
    """An article that has been read and can be known again by its words."""
    made = builders.article(text, **provenance)
    stories.keep_bands(article=made, bands=signatures.bands(likeness.marks(text)))
    return made
