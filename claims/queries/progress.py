"""How far articles have come."""

from collections.abc import Iterable

from django.db.models import QuerySet

from claims.models import Article


def of(article_ids: Iterable[int]) -> QuerySet[Article]:
    """These articles as they are now, in the order in which they were added."""
    return Article.objects.filter(pk__in=list(article_ids)).order_by("pk")


def unfinished(article_ids: Iterable[int]) -> int:
    """How many of these articles are still waiting or being read."""
    return of(article_ids).filter(status__in=["waiting", "reading"]).count()
