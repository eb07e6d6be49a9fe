"""What an outside archive was asked to keep."""

from claims.models import ArchiveCopy, Snapshot


def get(copy_id: int) -> ArchiveCopy | None:
    """With its fetch or its source."""
    found = ArchiveCopy.objects.select_related("snapshot__fetch", "source").filter(pk=copy_id)
    return found.defer("snapshot__raw", "snapshot__text", "snapshot__fetch__packed").first()


def of(snapshot: Snapshot) -> ArchiveCopy | None:
    return ArchiveCopy.objects.filter(snapshot=snapshot).first()


def page_of(copy: ArchiveCopy) -> str:
    """The address that is to be kept; blank where there is none any more."""
    if copy.snapshot is not None:
        fetch = getattr(copy.snapshot, "fetch", None)
        return fetch.final_url if fetch else ""
    return copy.source.url if copy.source else ""
