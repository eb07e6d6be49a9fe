"""How what the desk reads was fetched."""

from claims.models import Article, Fetch, Snapshot
from claims.queries import snapshots


def of(snapshot: Snapshot) -> Fetch | None:
    """The fetch that brought this snapshot; None where a person did."""
    found: Fetch | None = getattr(snapshot, "fetch", None)
    return found


def latest(article: Article) -> Fetch | None:
    """The fetch that brought what the desk reads; None where nothing was fetched."""
    return Fetch.objects.filter(snapshot__in=snapshots.read(article)[:1]).defer("packed", "asked").first()
