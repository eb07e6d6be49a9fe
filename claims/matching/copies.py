"""Which articles are copies of this text?

The bands of its signature find the few that may be, in one statement; those alone are compared.
"""

from collections.abc import Iterable

from django.db.models import Count

from claims.matching import likeness
from claims.matching.likeness import Likeness, Marks
from claims.models import Article, ArticleBand, Snapshot

MOST = 20
"""Compared at most: the articles that share the most bands."""

FEWEST_SHARED = 2
"""One shared band is chance."""


def candidates(article: Article, bands: Iterable[int]) -> list[int]:
    """Numbers of the articles that share most bands, the nearest first."""
    shared = (
        ArticleBand.objects.filter(band__in=list(bands))
        .exclude(article=article)
        .values("article_id")
        .annotate(shared=Count("id"))
        .filter(shared__gte=FEWEST_SHARED)
        .order_by("-shared", "article_id")
    )
    return [row["article_id"] for row in shared[:MOST]]


def among(marks: Marks, articles: Iterable[int]) -> list[tuple[int, Likeness]]:
    """Those of the articles that are copies, by number, each with its likeness."""
    read = Snapshot.objects.filter(article__in=list(articles), compared_with__isnull=True)
    texts = read.values_list("article_id", "text", "article__language")
    compared = [
        (number, likeness.between(marks, likeness.marks(text, language))) for number, text, language in texts
    ]
    return [(number, found) for number, found in compared if found.is_copy]
