"""Counts that the desk shows without counting."""

from collections.abc import Iterable

from django.db.models import Count, Max, Q

from claims.actions import locks
from claims.domain.speech import Standing
from claims.models import Claim


def recount(claim_ids: Iterable[int]) -> None:
    """Set appearances, denials and worth of these claims from their undismissed statements."""
    ids = sorted(set(claim_ids))
    locks.hold_all(ids)
    seen = ~Q(appearances__standing=Standing.DISMISSED.value)
    live = ~Q(denial_targets__denial__statement__standing=Standing.DISMISSED.value)
    rows = Claim.objects.filter(pk__in=ids).annotate(
        seen=Count("appearances", filter=seen & Q(appearances__isnull=False), distinct=True),
        denied=Count("denial_targets", filter=live & Q(denial_targets__isnull=False), distinct=True),
        worth=Max("appearances__check_worthiness", filter=seen),
    )
    counted = list(rows.only("check_worthiness"))
    for row in counted:
        row.appearance_count, row.denial_count = row.seen, row.denied
        row.check_worthiness = row.check_worthiness if row.worth is None else row.worth
    Claim.objects.bulk_update(counted, ["appearance_count", "denial_count", "check_worthiness"])
