"""Noting where fetches are kept as they came. Within the caller's transaction."""

from claims.models import KeptPage, Snapshot, Warc


def note(*, page: KeptPage, name: str, sha256: str, size: int) -> None:
    """Say which file holds this page; one that is known already stays the one."""
    owner = {"snapshot" if isinstance(page, Snapshot) else "evidence": page}
    Warc.objects.get_or_create(**owner, defaults={"name": name, "sha256": sha256, "size": size})
