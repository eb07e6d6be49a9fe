"""What a person was told."""

from claims.models import Notice, User
from claims.policy import visibility
from claims.queries.paging import PAGE_SIZE, Page, descending


def page(viewer: User, after: str | None = None, size: int = PAGE_SIZE) -> Page[Notice]:
    """The newest notices first, each with its claim. Raises Missing where the cursor is broken."""
    wanted = visibility.notices(viewer).select_related("claim").defer("claim__search")
    return descending(wanted, "created_at", after=after, size=size)
