"""Counts that the desk shows without counting."""

from collections.abc import Iterable

from django.db import connection
from django.db.models import Count, Max, Q

from claims.actions import locks
from claims.domain.speech import Standing
from claims.models import Claim

_KEEP = """
    UPDATE claims_claim SET
        appearance_count = counted.seen,
        denial_count = counted.denied,
        check_worthiness = coalesce(counted.worth, check_worthiness)
    FROM unnest(%s::bigint[], %s::int[], %s::int[], %s::float8[]) AS counted (id, seen, denied, worth)
    WHERE claims_claim.id = counted.id
"""
"""One row of numbers for each claim: as an expression of Django's it takes longer to write than to run."""


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
    counted = [(row.pk, row.seen, row.denied, row.worth) for row in rows.only("pk")]
    if counted:
        with connection.cursor() as cursor:
            cursor.execute(_KEEP, [list(column) for column in zip(*counted, strict=True)])
