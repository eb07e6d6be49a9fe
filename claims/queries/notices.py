"""What a person was told."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count

from claims.domain.notices import NoticeKind
from claims.domain.refusals import Missing
from claims.models import Notice, User
from claims.policy import visibility
from claims.queries.paging import PAGE_SIZE, Page, descending


@dataclass(frozen=True, slots=True)
class NoticeFilters:
    """Of which kind, or of all."""

    kind: NoticeKind | None = None

    @classmethod
    def parse(cls, given: Mapping[str, Any]) -> "NoticeFilters":
        """Read from an address. Raises Missing where there is no such kind."""
        raw = str(given.get("kind") or "").strip()
        try:
            return cls(NoticeKind(raw) if raw else None)
        except ValueError:
            sentence = (
                f"There are no notices of the kind “{raw[:40]}”: choose one of {', '.join(NoticeKind)}."
            )
            raise Missing(sentence, {"kind": sentence}) from None


EVERY = NoticeFilters()


def page(
    viewer: User, after: str | None = None, filters: NoticeFilters = EVERY, size: int = PAGE_SIZE
) -> Page[Notice]:
    """The newest first, each with its claim or bulk move. Raises Missing where the cursor is broken."""
    wanted = visibility.notices(viewer).select_related("claim", "job").defer("claim__search")
    if filters.kind:
        wanted = wanted.filter(kind=filters.kind.value)
    return descending(wanted, "created_at", after=after, size=size)


def unseen(viewer: User) -> dict[str, int]:
    """How many of each kind this person has not seen yet."""
    new = visibility.notices(viewer).filter(seen_at__isnull=True).order_by()
    return dict(new.values_list("kind").annotate(n=Count("pk")))
