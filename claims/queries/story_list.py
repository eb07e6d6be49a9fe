"""The stories of more than one article, the last to grow first."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max

from claims.domain.speech import Standing
from claims.models import Article, Statement, Story, User
from claims.policy import visibility
from claims.queries import independence
from claims.queries.independence import Origin
from claims.queries.paging import PAGE_SIZE, Page, descending

MOST_CLAIMS = 200
"""Claims of one story whose sources are counted."""


@dataclass(frozen=True, slots=True)
class StoryRow:
    """One story. `first` is its earliest article, and `origins` all independent sources of what it claims."""

    story: Story
    first: Article
    articles: int
    outlets: int
    claims: int
    origins: tuple[Origin, ...]
    latest: datetime


def page(viewer: User, after: str = "", size: int = PAGE_SIZE) -> Page[StoryRow]:
    """At a constant number of SQL statements. Raises Missing where the cursor is broken."""
    counted = visibility.stories(viewer).annotate(number=Count("articles"), latest=Max("articles__added_at"))
    found = descending(counted.filter(number__gt=1), "latest", after=after, size=size)
    ids = [story.pk for story in found.rows]
    articles = _articles(viewer, ids)
    claims = _claims(ids)
    said = independence.by_claim({pk for each in claims.values() for pk in each[:MOST_CLAIMS]})
    # The last article of one may have left it since it was listed.
    rows = (
        _row(story, articles[story.pk], claims[story.pk], said) for story in found.rows if articles[story.pk]
    )
    return Page(tuple(rows), found.next_cursor)


def _row(
    story: Story, articles: list[Article], claims: list[int], said: dict[int, list[Statement]]
) -> StoryRow:
    spoken = [row for pk in claims[:MOST_CLAIMS] for row in said.get(pk, ())]
    latest: datetime = vars(story)["latest"]
    return StoryRow(
        story=story,
        first=articles[0],
        articles=len(articles),
        outlets=len({article.publisher for article in articles}),
        claims=len(claims),
        origins=independence.origins(spoken),
        latest=latest,
    )


def _articles(viewer: User, story_ids: Iterable[int]) -> dict[int, list[Article]]:
    rows = visibility.articles(viewer).filter(story__in=list(story_ids)).order_by("published_at", "pk")
    found: dict[int, list[Article]] = defaultdict(list)
    for article in rows:
        found[article.story_id].append(article)
    return found


def _claims(story_ids: Iterable[int]) -> dict[int, list[int]]:
    """The claims that each story's articles report, once each."""
    made = Statement.objects.filter(snapshot__article__story__in=list(story_ids), claim__isnull=False)
    pairs = made.exclude(standing=Standing.DISMISSED).order_by("claim_id")
    found: dict[int, list[int]] = defaultdict(list)
    for story_id, claim_id in pairs.values_list("snapshot__article__story_id", "claim_id").distinct():
        found[story_id].append(claim_id)
    return found
