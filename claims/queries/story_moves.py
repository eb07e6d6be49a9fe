"""What was said of articles and stories, and still counts."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Q

from claims.models import Article, StoryDecision, StoryMove


def others_in(story_id: int, article_id: int) -> list[int]:
    """The other articles of a story, by number."""
    rows = Article.objects.filter(story=story_id).exclude(pk=article_id)
    return list(rows.order_by("pk").values_list("pk", flat=True))


def articles_in(story_ids: Iterable[int]) -> dict[int, set[int]]:
    """The articles of each story, by number."""
    found: dict[int, set[int]] = defaultdict(set)
    for story_id, number in Article.objects.filter(story__in=set(story_ids)).values_list("story_id", "pk"):
        found[story_id].add(number)
    return found


def latest(article_ids: Iterable[int]) -> dict[int, StoryMove]:
    """Of each of these articles its last move that is not undone."""
    rows = StoryMove.objects.filter(article__in=list(article_ids), undone_at__isnull=True)
    last = rows.order_by("article", "-pk").distinct("article").select_related("other", "made_by")
    return {move.article_id: move for move in last}


def kept_apart(article: Article, story_id: int) -> bool:
    """Whether the last word on this article and one of the story's is a person's, that they are two."""
    said = StoryDecision.objects.filter(
        Q(first=article, second__story=story_id) | Q(second=article, first__story=story_id),
        move__undone_at__isnull=True,
    )
    last = said.order_by("first", "second", "-move").distinct("first", "second")
    return any(not same for same in last.values_list("same", flat=True))
