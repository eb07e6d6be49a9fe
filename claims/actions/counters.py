"""Counts that the desk shows without counting."""

from collections.abc import Iterable

from django.db import connection

from claims.actions import locks
from claims.domain.speech import Standing

_RECOUNT = """
    UPDATE claims_claim claim SET
        appearance_count = said.times,
        denial_count = denied.times,
        check_worthiness = coalesce(said.worth, claim.check_worthiness)
    FROM unnest(%(ids)s::bigint[]) AS counted (id)
    CROSS JOIN LATERAL (
        SELECT count(*) AS times, max(check_worthiness) AS worth FROM claims_statement
        WHERE claim_id = counted.id AND standing <> %(dismissed)s
    ) AS said
    CROSS JOIN LATERAL (
        SELECT count(*) AS times FROM claims_denialtarget target
        JOIN claims_denial denial ON denial.id = target.denial_id
        JOIN claims_statement statement ON statement.id = denial.statement_id
        WHERE target.claim_id = counted.id AND statement.standing <> %(dismissed)s
    ) AS denied
    WHERE claim.id = counted.id
"""
"""Every article pays for this: as expressions of Django's it takes longer to write than to run."""


def recount(claim_ids: Iterable[int]) -> None:
    """Set appearances, denials and worth of these claims from their undismissed statements."""
    ids = sorted(set(claim_ids))
    locks.hold_all(ids)
    if ids:
        with connection.cursor() as cursor:
            cursor.execute(_RECOUNT, {"ids": ids, "dismissed": Standing.DISMISSED.value})
