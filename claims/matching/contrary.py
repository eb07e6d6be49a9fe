"""Which decided claims does this one contradict?

Only in the same words with another number or the opposite (domain/contrast.py), and only within the
days in which equal words may speak of the same thing.
"""

from collections.abc import Collection

from claims.domain.contrast import contradict
from claims.domain.states import State
from claims.matching.same_claim import WINDOW
from claims.models import Claim


def of(claim: Claim) -> list[Claim]:
    """As `among`, for one claim."""
    return among([claim])[claim.pk]


def among(claims: Collection[Claim]) -> dict[int, list[Claim]]:
    """For each of these claims, by its id: claims with a proposed or published verdict that cannot be so
    where it is, by number.
    """
    by_frame: dict[str, list[Claim]] = {}
    frames = {claim.frame for claim in claims if claim.frame}
    if frames:
        near = Claim.objects.filter(
            frame__in=frames,
            state__in=[State.SECOND_READING, State.PUBLISHED],
            created_at__gte=min(claim.created_at for claim in claims) - WINDOW,
        )
        for found in near.order_by("pk"):
            by_frame.setdefault(found.frame, []).append(found)
    return {
        claim.pk: [
            found
            for found in by_frame.get(claim.frame, ())
            if found.pk != claim.pk
            and found.created_at >= claim.created_at - WINDOW
            and contradict(found.text, claim.text)
        ]
        for claim in claims
    }
