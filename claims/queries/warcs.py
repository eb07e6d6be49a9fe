"""Fetches as they are written into files, and the files that were written."""

from collections.abc import Iterator

from claims.domain.warcs import Kept
from claims.models import Fetch, Snapshot, Warc


def kept(snapshot_id: int) -> tuple[Snapshot, Kept] | None:
    """A snapshot that was fetched, with all that its file says; None where a person brought it."""
    fetch = Fetch.objects.select_related("snapshot").filter(snapshot_id=snapshot_id).first()
    return (fetch.snapshot, of(fetch)) if fetch else None


def of(fetch: Fetch) -> Kept:
    return Kept(
        number=fetch.snapshot.sha256,
        url=fetch.final_url,
        taken_at=fetch.fetched_at,
        asked=tuple((name, value) for name, value in fetch.asked),
        headers=tuple((name, value) for name, value in fetch.headers),
        payload=bytes(fetch.packed) or bytes(fetch.snapshot.raw),
        hops=tuple((here, status, there) for here, status, there in fetch.hops),
    )


def each() -> Iterator[Warc]:
    """Every file that was written, with its fetch, one at a time."""
    ids = Warc.objects.order_by("pk").values_list("pk", flat=True)
    for number in list(ids):
        yield Warc.objects.select_related("snapshot__fetch").get(pk=number)


def names() -> list[str]:
    """The name of every file that was written, in the order of their fetches."""
    return list(Warc.objects.order_by("pk").values_list("name", flat=True))


def missing() -> int:
    """How many fetches are not in a file yet."""
    return Fetch.objects.filter(snapshot__warc__isnull=True).count()
