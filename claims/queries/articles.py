"""The list of articles, and which of some are still to be read."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, QuerySet

from claims.domain.speech import Standing, StatementKind
from claims.domain.tongue import noted, say
from claims.models import Article, Statement, User
from claims.policy import visibility
from claims.queries.paging import PAGE_SIZE, Page, descending
from claims.queries.words import having, vector_of_article

UNTITLED = noted("Untitled article")


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """One article of the list, with what was found in it and not dismissed."""

    id: int
    title: str
    publisher: str
    agency: str
    published_at: datetime | None
    added_at: datetime
    added_by: str
    status: str
    problem: str
    claims: int
    denials: int


MOST_COUNTED = 1_000
"""Articles beyond which nobody needs to know how many more there are."""


def page(
    viewer: User, after: str | None = None, size: int = PAGE_SIZE, *, words: str = ""
) -> Page[ArticleRow]:
    """The articles that came in last, with these words if any. Raises Missing where the cursor is broken."""
    wanted = matching(viewer, words).select_related("added_by")
    found = descending(wanted, "added_at", after=after, size=size)
    counted = _counted([article.pk for article in found.rows])
    rows = tuple(_row(article, counted[article.pk]) for article in found.rows)
    return Page(rows, found.next_cursor)


def matching(viewer: User, words: str) -> QuerySet[Article]:
    """Those with these words in headline or publisher, the last perhaps only begun; all without words."""
    found = visibility.articles(viewer)
    if not words:
        return found
    return found.annotate(words=vector_of_article()).filter(having("words", words))


def number_with(viewer: User, words: str) -> int:
    """How many articles have these words, counted up to a thousand. None without words."""
    return len(matching(viewer, words).values_list("pk")[:MOST_COUNTED]) if words else 0


def find(viewer: User, article_id: int) -> Article | None:
    return visibility.articles(viewer).filter(pk=article_id).first()


def these(article_ids: Iterable[int]) -> QuerySet[Article]:
    """These articles as they are now, in the order in which they were added."""
    return Article.objects.filter(pk__in=list(article_ids)).order_by("pk")


def unfinished(article_ids: Iterable[int]) -> int:
    """How many of these articles are still waiting or being read."""
    return these(article_ids).filter(status__in=["waiting", "reading"]).count()


def _row(article: Article, found: dict[str, int]) -> ArticleRow:
    return ArticleRow(
        id=article.pk,
        title=article.title or article.address or say(UNTITLED),
        publisher=article.publisher,
        agency=article.agency,
        published_at=article.published_at,
        added_at=article.added_at,
        added_by=article.added_by.display_name,
        status=article.status,
        problem=article.problem,
        claims=found.get(StatementKind.CLAIM, 0),
        denials=found.get(StatementKind.DENIAL, 0),
    )


def _counted(article_ids: list[int]) -> dict[int, dict[str, int]]:
    """How many undismissed claims and denials these articles hold; what nobody took is not counted."""
    rows = (
        Statement.objects.filter(snapshot__article__in=article_ids)
        .exclude(standing=Standing.DISMISSED)
        .exclude(kind=StatementKind.NARRATOR, claim__isnull=True)
        .order_by()
        .values_list("snapshot__article_id", "kind")
        .annotate(number=Count("pk"))
    )
    found: dict[int, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for article_id, kind, number in rows:
        found[article_id][StatementKind.CLAIM if kind == StatementKind.NARRATOR else kind] += number
    return found
