"""Finding statements in an article."""

from claims.domain.speech import StatementKind
from claims.models import Article, Snapshot, Statement
from claims.queries import snapshots


def newest_snapshot(article: Article) -> Snapshot:
    """What the desk reads of the article: the last snapshot, without its raw bytes."""
    return snapshots.read(article).select_related("article")[:1].get()


def containing(article: Article, words: str, kind: StatementKind) -> Statement | None:
    """The first statement of this kind whose content has these words, letter by letter."""
    return (
        Statement.objects.filter(snapshot=newest_snapshot(article), kind=kind.value, exact__contains=words)
        .select_related("claim__assignee", "party", "snapshot__article")
        .order_by("start", "id")
        .first()
    )
