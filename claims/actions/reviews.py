"""Marking proposals that something has overtaken."""

from django.utils import timezone

from claims.models import Review


def overtake(*, claim_id: int, cause: str) -> None:
    """Make the open proposal stale, if there is one: its reader would confirm what they did not read.

    Within the caller's transaction, which holds the claim. The first cause stands.
    """
    Review.objects.filter(claim_id=claim_id, decided_at__isnull=True, stale_since__isnull=True).update(
        stale_since=timezone.now(), stale_cause=cause[:300]
    )
