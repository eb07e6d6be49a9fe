"""Which articles are copies of this text?

The bands of its signature find the few that may be, in one statement; those alone are compared.
"""

from collections.abc import Iterable

from django.db.models import Count
from django.db.models.functions import Left

from claims.matching import likeness, signatures
from claims.matching.likeness import Likeness, Marks
from claims.models import Article, ArticleBand, Snapshot

MOST = 20
"""Compared at most: the articles that share the most bands."""

FEWEST_SHARED = 2
"""One shared band is chance."""

LOOKED_AT = 12_000
MOST_WHILE_ONE_WAITS = 4
"""Characters from the beginning of each text, and articles, that are compared while a person waits."""


def candidates(article: Article | None, bands: Iterable[int]) -> list[int]:
    """Numbers of the articles that share most bands, the nearest first; never this article itself."""
    banded = ArticleBand.objects.filter(band__in=list(bands))
    shared = (
        (banded.exclude(article=article) if article else banded)
        .values("article_id")
        .annotate(shared=Count("id"))
        .filter(shared__gte=FEWEST_SHARED)
        .order_by("-shared", "article_id")
    )
    return [row["article_id"] for row in shared[:MOST]]


def among(marks: Marks, articles: Iterable[int]) -> list[tuple[int, Likeness]]:
    """Those of the articles that read like it, copies or not, by number, each with its likeness."""
    read = Snapshot.objects.filter(article__in=list(articles), compared_with__isnull=True)
    texts = read.values_list("article_id", "text", "article__language")
    compared = [
        (number, likeness.between(marks, likeness.marks(text, language))) for number, text, language in texts
    ]
    return [(number, found) for number, found in compared if found.reads_alike]


def like(text: str) -> list[tuple[int, Likeness]]:
    """The articles that a text, which is none yet, reads like a copy of, the likest first.

    Quick, for a person waits: a long text is known by its beginning, and the nearest few alone are compared.
    """
    marks = likeness.marks(text[:LOOKED_AT])
    near = candidates(None, signatures.bands(marks))[:MOST_WHILE_ONE_WAITS]
    read = Snapshot.objects.filter(article__in=near, compared_with__isnull=True)
    found: dict[int, Likeness] = {}
    for number, start in read.order_by("pk").values_list("article_id", Left("text", LOOKED_AT)):
        alike = likeness.between(marks, likeness.marks(start))
        if alike.is_copy and (number not in found or found[number].score < alike.score):
            found[number] = alike
    return sorted(found.items(), key=lambda each: -each[1].score)
