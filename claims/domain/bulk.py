"""Moving many claims at once: what can come of each, and how many there may be."""

from collections.abc import Iterable
from enum import StrEnum

from claims.domain.inputs import row_number
from claims.domain.refusals import Missing, NotAllowed, Refusal, Stale
from claims.domain.tongue import noted, say

MOST_CLAIMS = 5_000
"""Claims of one job: more than a person can have looked at, and work of a minute or two."""

AT_ONCE = 100
"""Claims moved in one transaction, as one row of work."""


class BulkOutcome(StrEnum):
    MOVED = "moved"
    NOT_ALLOWED = "not_allowed"
    STALE = "stale"
    MISSING = "missing"
    GONE = "gone"
    FAILED = "failed"


OUTCOME_LABELS = {
    BulkOutcome.MOVED: noted("Moved"),
    BulkOutcome.NOT_ALLOWED: noted("Not allowed"),
    BulkOutcome.STALE: noted("Changed meanwhile"),
    BulkOutcome.MISSING: noted("Refused"),
    BulkOutcome.GONE: noted("Gone"),
    BulkOutcome.FAILED: noted("Failed"),
}

_OF_REFUSAL: tuple[tuple[type[Refusal], BulkOutcome], ...] = (
    (NotAllowed, BulkOutcome.NOT_ALLOWED),
    (Stale, BulkOutcome.STALE),
    (Refusal, BulkOutcome.MISSING),
)


def outcome_of(refusal: Refusal | None) -> BulkOutcome:
    if refusal is None:
        return BulkOutcome.MOVED
    return next(outcome for kind, outcome in _OF_REFUSAL if isinstance(refusal, kind))


MISNAMED = noted("One of the claims is not named as the desk names them. Select them again.")


def can_be(claim_id: int, version: int) -> bool:
    """Whether a claim may have this number, and this version: the columns hold no others."""
    return 0 <= claim_id < 2**63 and 0 <= version < 2**31


def read_picked(picked: Iterable[str]) -> dict[int, int]:
    """Claims as a form names them (“12.3” is claim 12 at version 3), with their versions.

    Raises Missing where one is no such pair.
    """
    found: dict[int, int] = {}
    for word in picked:
        number, _, seen = word.partition(".")
        claim_id, version = row_number(number), row_number(seen)
        if claim_id is None or version is None or not can_be(claim_id, version):
            raise Missing(say(MISNAMED), {"claim": say(MISNAMED)})
        found[claim_id] = version
    return found
