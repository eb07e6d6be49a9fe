"""What was kept of the pages of sources."""

from django.db.models import Prefetch, QuerySet

from claims.models import EvidenceSnapshot, Source

_HEAVY = ("raw", "text", "packed", "asked", "headers", "hops")


def with_snapshots(found: QuerySet[Source]) -> QuerySet[Source]:
    """With each, all that was kept of it, the newest first, without the pages themselves."""
    kept = EvidenceSnapshot.objects.defer(*_HEAVY).order_by("-pk")
    return found.prefetch_related(Prefetch("snapshots", queryset=kept))


def last(source: Source) -> EvidenceSnapshot | None:
    """What stood at the source's present address when something new was found there last."""
    rows = source.snapshots.filter(url=source.url).order_by("-pk")
    return rows.defer("raw", "packed", "asked", "headers", "hops").first()
