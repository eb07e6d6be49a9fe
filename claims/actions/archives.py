"""Asking an outside archive to keep a page. Within the caller's transaction."""

from django.conf import settings

from claims.actions import outbox, turns
from claims.domain.archives import ArchiveState
from claims.domain.topics import Topic
from claims.models import ArchiveCopy, Snapshot, Source
from claims.queries import times


def ask(*, snapshot: Snapshot | None = None, source: Source | None = None) -> None:
    """Have a page kept outside, once; nothing where no archive is named in the settings."""
    if not settings.ARCHIVE_SAVE:
        return
    copy, created = ArchiveCopy.objects.get_or_create(snapshot=snapshot, source=source)
    if created:
        outbox.emit(Topic.ARCHIVE_ASKED, key=f"archive:{copy.pk}", object_id=copy.pk, after=turns.LAST)


def forget(*, source: Source) -> None:
    """What was kept of a source is of an address that it has no more."""
    ArchiveCopy.objects.filter(source=source).delete()


def keep(*, copy: ArchiveCopy, address: str) -> None:
    """The archive has it, at this address."""
    _settle(copy, state=ArchiveState.SAVED, address=address, problem="")


def fail(*, copy: ArchiveCopy, problem: str) -> None:
    """The archive does not take it, and is not asked again."""
    _settle(copy, state=ArchiveState.FAILED, address="", problem=problem[:500])


def _settle(copy: ArchiveCopy, *, state: ArchiveState, address: str, problem: str) -> None:
    ArchiveCopy.objects.filter(pk=copy.pk).update(
        state=state.value, address=address, problem=problem, settled_at=times.now()
    )
