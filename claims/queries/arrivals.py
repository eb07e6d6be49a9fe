"""Articles on their way: what was received of each, and which steps have been over it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from claims.models import Article, Fetch, Snapshot, StepRun, User
from claims.policy import visibility


@dataclass(frozen=True, slots=True)
class Arrival:
    """An article, the snapshot that the desk reads (without its bytes), its steps so far and its fetch."""

    article: Article
    snapshot: Snapshot | None
    runs: tuple[StepRun, ...]
    fetch: Fetch | None


def find(viewer: User, article_ids: Sequence[int]) -> list[Article]:
    """Those of these articles that the viewer may see, in the order asked for."""
    rows = visibility.articles(viewer).select_related("added_by").in_bulk(list(article_ids))
    return [rows[number] for number in dict.fromkeys(article_ids) if number in rows]


def of(articles: Sequence[Article]) -> list[Arrival]:
    """How far each has come, at three SQL statements for any number of them."""
    read = Snapshot.objects.filter(article__in=articles, compared_with__isnull=True)
    newest = {each.article_id: each for each in read.defer("raw", "text").order_by("id")}
    runs: dict[int, list[StepRun]] = defaultdict(list)
    for run in StepRun.objects.filter(snapshot__in=newest.values()).order_by("started_at", "id"):
        runs[run.snapshot_id].append(run)
    fetched = Fetch.objects.filter(snapshot__in=newest.values()).defer("packed", "asked")
    fetches = {each.snapshot_id: each for each in fetched}
    arrivals = []
    for article in articles:
        snapshot = newest.get(article.pk)
        number = snapshot.pk if snapshot else 0
        arrivals.append(Arrival(article, snapshot, tuple(runs[number]), fetches.get(number)))
    return arrivals
