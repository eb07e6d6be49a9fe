"""The supporting sources of a claim, as its published check names them, with what is kept of each."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Prefetch

from claims.domain.archives import ArchiveState
from claims.models import ArchiveCopy, Claim, Snapshot, Source
from claims.publishing.check import PublicSource
from claims.queries import evidence


def of(claim: Claim) -> tuple[PublicSource, ...]:
    """All but the parties' own replies, which have a place of their own; in three statements at most."""
    kept = Snapshot.objects.select_related("archive_copy").defer("raw", "text").order_by("-pk")
    rows = (
        claim.sources.filter(reply__isnull=True)
        .select_related("archive_copy", "article")
        .prefetch_related(Prefetch("article__snapshots", queryset=kept))
    )
    return tuple(_source(row) for row in evidence.with_snapshots(rows))


def _source(source: Source) -> PublicSource:
    snapshot = next(iter(source.article.snapshots.all()), None) if source.article else None
    kept_at, digest = _kept(source, snapshot)
    return PublicSource(
        source.title,
        source.publisher,
        source.url,
        source.stance,
        source.kind,
        source.pinpoint,
        source.excerpt,
        archived=_archived([source, snapshot]),
        kept_at=kept_at,
        kept_digest=digest,
    )


def _kept(source: Source, snapshot: Snapshot | None) -> tuple[datetime | None, str]:
    """When our copy was taken, and its digest: of the article, or else of what stands at its address."""
    if snapshot is not None:
        return snapshot.taken_at, snapshot.sha256
    here = (kept for kept in source.snapshots.all() if kept.url == source.url)
    newest = next(here, None)
    return (newest.fetched_at, newest.sha256) if newest else (None, "")


def _archived(owners: Iterable[Source | Snapshot | None]) -> str:
    """The address of the copy that an outside archive keeps, or blank."""
    copies: list[ArchiveCopy | None] = [getattr(owner, "archive_copy", None) for owner in owners]
    return next((copy.address for copy in copies if copy and copy.state == ArchiveState.SAVED), "")
