"""How what the desk keeps was fetched."""

from django.db.models import QuerySet

from claims.models import EvidenceSnapshot, Fetch, KeptPage, Snapshot
from claims.models.fetches import Answer


def of(snapshot: Snapshot) -> Fetch | None:
    """The fetch that brought this snapshot; None where a person did.

    Where it was not read with the snapshot, it comes without its body.
    """
    if Snapshot.fetch.is_cached(snapshot):
        found: Fetch | None = getattr(snapshot, "fetch", None)
        return found
    return _light().filter(snapshot=snapshot).first()


def answer(page: KeptPage) -> Answer | None:
    """How this came, be it of an article or of a source; None where a person brought it."""
    return page if isinstance(page, EvidenceSnapshot) else of(page)


def _light() -> QuerySet[Fetch]:
    return Fetch.objects.defer("packed", "asked")
