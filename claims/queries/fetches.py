"""How what the desk reads was fetched."""

from claims.models import Fetch, Snapshot


def of(snapshot: Snapshot) -> Fetch | None:
    """The fetch that brought this snapshot; None where a person did."""
    found: Fetch | None = getattr(snapshot, "fetch", None)
    return found
