"""Noting where fetches are kept as they came. Within the caller's transaction."""

from claims.models import Snapshot, Warc


def note(*, snapshot: Snapshot, name: str, sha256: str, size: int) -> None:
    """Say which file holds this snapshot; one that is known already stays the one."""
    Warc.objects.get_or_create(snapshot=snapshot, defaults={"name": name, "sha256": sha256, "size": size})
