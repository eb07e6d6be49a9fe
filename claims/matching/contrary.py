"""Which decided claims does this one contradict?

Only in the same words with another number or the opposite (domain/contrast.py), and only within the
days in which equal words may speak of the same thing.
"""

from claims.domain.contrast import contradict
from claims.domain.states import State
from claims.matching.same_claim import WINDOW
from claims.models import Claim


def of(claim: Claim) -> list[Claim]:
    """Claims with a proposed or published verdict that cannot be so where this one is, by number."""
    if not claim.frame:
        return []
    near = Claim.objects.filter(
        frame=claim.frame,
        state__in=[State.SECOND_READING, State.PUBLISHED],
        created_at__gte=claim.created_at - WINDOW,
    )
    return [found for found in near.exclude(pk=claim.pk).order_by("pk") if contradict(found.text, claim.text)]
