"""What an outside archive was asked to keep."""

from collections.abc import Iterable

from claims.models import ArchiveCopy, Snapshot


def these(copy_ids: Iterable[int]) -> dict[int, ArchiveCopy]:
    """By their numbers, with the fetch or the source of each."""
    found = ArchiveCopy.objects.select_related("snapshot__fetch", "source")
    return found.defer("snapshot__raw", "snapshot__text", "snapshot__fetch__packed").in_bulk(list(copy_ids))


def of(snapshot: Snapshot) -> ArchiveCopy | None:
    return ArchiveCopy.objects.filter(snapshot=snapshot).first()


def page_of(copy: ArchiveCopy) -> str:
    """The address that is to be kept; blank where there is none any more."""
    if copy.snapshot is not None:
        fetch = getattr(copy.snapshot, "fetch", None)
        return fetch.final_url if fetch else ""
    return copy.source.url if copy.source else ""
