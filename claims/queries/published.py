"""The public list of checks."""

from claims.models import Rating, Verdict
from claims.queries import checks
from claims.queries.paging import PAGE_SIZE, Page, descending


def page(after: str | None = None, size: int = PAGE_SIZE) -> Page[Verdict]:
    """The checks that stand, the newest first. Raises Missing where the cursor is broken."""
    return descending(checks.latest(), "published_at", after=after, size=size)


def scale() -> tuple[Rating, ...]:
    """The ratings in use, in their order, for anybody to read."""
    return tuple(Rating.objects.filter(in_use=True))
