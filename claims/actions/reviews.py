"""Marking proposals that something has overtaken."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q
from django.utils import timezone

from claims.actions import publications
from claims.domain.actors import DESK
from claims.models import Claim, Review


def overtake(*, claim_id: int, cause: str, before: datetime | None = None) -> None:
    """Make the open proposal stale, if there is one: its reader would confirm what they did not read.

    Within the caller's transaction, which holds the claim. The first cause stands. Publication at a
    set time is called off. With `before`, a proposal that was made later knew of it, and stays.
    """
    fresh = Review.objects.filter(claim_id=claim_id, decided_at__isnull=True, stale_since__isnull=True)
    if before:
        fresh = fresh.filter(proposed_at__lt=before)
    if fresh.update(stale_since=timezone.now(), stale_cause=cause[:300]):
        publications.call_off(claim=Claim.objects.get(pk=claim_id), why=f"Meanwhile {cause}", by=DESK)


def overtake_all(*, claim_ids: Iterable[int], cause: str) -> None:
    """As `overtake`, for these claims and their parts, which rest on the same words."""
    ids = list(claim_ids)
    about = Review.objects.filter(Q(claim__in=ids) | Q(claim__part_of__in=ids), decided_at__isnull=True)
    for claim_id in about.order_by("claim_id").values_list("claim_id", flat=True):
        overtake(claim_id=claim_id, cause=cause)
