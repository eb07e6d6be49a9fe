"""Fetches as they are written into files, and the files that were written."""

from collections.abc import Iterator

from claims.domain.topics import Topic
from claims.domain.warcs import Kept
from claims.models import EvidenceSnapshot, Fetch, KeptPage, Snapshot, Warc


def page(topic: Topic, object_id: int) -> KeptPage | None:
    """The page that a row of the outbox wants in a file, with its fetch; None where a person brought it."""
    if topic is Topic.EVIDENCE_FETCHED:
        return EvidenceSnapshot.objects.filter(pk=object_id).first()
    return Snapshot.objects.select_related("fetch").filter(pk=object_id, fetch__isnull=False).first()


def of(page: KeptPage) -> Kept:
    """All that the file of a page says, which was fetched."""
    answer = page if isinstance(page, EvidenceSnapshot) else page.fetch
    return Kept(
        number=page.sha256,
        url=answer.final_url,
        taken_at=answer.fetched_at,
        asked=tuple((name, value) for name, value in answer.asked),
        headers=tuple((name, value) for name, value in answer.headers),
        payload=bytes(answer.packed) or bytes(page.raw),
        hops=tuple((here, status, there) for here, status, there in answer.hops),
    )


def each() -> Iterator[Warc]:
    """Every file that was written, with its fetch, one at a time."""
    ids = Warc.objects.order_by("pk").values_list("pk", flat=True)
    for number in list(ids):
        yield Warc.objects.select_related("snapshot__fetch", "evidence").get(pk=number)


def names() -> list[str]:
    """The name of every file that was written, in the order of their fetches."""
    return list(Warc.objects.order_by("pk").values_list("name", flat=True))


def missing() -> int:
    """How many fetches are not in a file yet."""
    articles = Fetch.objects.filter(snapshot__warc__isnull=True)
    return articles.count() + EvidenceSnapshot.objects.filter(warc__isnull=True).count()
