"""The supporting sources of a claim, as its published check names them, with what is kept of each."""

from collections.abc import Iterable

from django.db.models import Prefetch

from claims.domain.archives import ArchiveState
from claims.models import ArchiveCopy, Claim, Snapshot, Source
from claims.publishing.check import PublicSource


def of(claim: Claim) -> tuple[PublicSource, ...]:
    """All but the parties' own replies, which have a place of their own; in two statements at most."""
    kept = Snapshot.objects.select_related("archive_copy").defer("raw", "text").order_by("-pk")
    rows = (
        claim.sources.filter(reply__isnull=True)
        .select_related("archive_copy", "article")
        .prefetch_related(Prefetch("article__snapshots", queryset=kept))
    )
    return tuple(_source(row) for row in rows)


def _source(source: Source) -> PublicSource:
    snapshot = next(iter(source.article.snapshots.all()), None) if source.article else None
    return PublicSource(
        source.title,
        source.publisher,
        source.url,
        source.stance,
        source.kind,
        source.pinpoint,
        source.excerpt,
        archived=_archived([source, snapshot]),
        kept_at=snapshot.taken_at if snapshot else None,
        kept_digest=snapshot.sha256 if snapshot else "",
    )


def _archived(owners: Iterable[Source | Snapshot | None]) -> str:
    """The address of the copy that an outside archive keeps, or blank."""
    copies: list[ArchiveCopy | None] = [getattr(owner, "archive_copy", None) for owner in owners]
    return next((copy.address for copy in copies if copy and copy.state == ArchiveState.SAVED), "")
