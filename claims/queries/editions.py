"""Which edition of a check's page there is: from what the page is made of, in one statement."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from django.db.models import Max, OuterRef, Q, Subquery

from claims.domain.states import State
from claims.models import Claim, Correction
from claims.policy import visibility


@dataclass(frozen=True, slots=True)
class Edition:
    """A digest that is another one whenever the check's page says something else, and its newest moment."""

    digest: str
    changed_at: datetime


def of_check(claim_id: int) -> Edition | None:
    """Of the claim's check, those of its parts and that of the whole; None where nobody may read one.

    Verdicts, corrections and looks are never rewritten: which is the last of each says all.
    """
    whole = Claim.objects.filter(parts=claim_id).values("pk")
    near = Q(claim__part_of=claim_id) | Q(claim__in=whole)
    corrected = Correction.objects.filter(verdict__claim=OuterRef("claim")).order_by("-made_at", "-id")
    rows = list(
        visibility.published_verdicts()
        .filter(Q(claim=claim_id) | near & Q(ended_at__isnull=True))
        .annotate(
            looked_at=Max("reaffirmations__made_at"), corrected_at=Subquery(corrected.values("made_at")[:1])
        )
        .order_by("pk")
        .values_list(
            "pk",
            "claim",
            "stale_cause",
            "claim__state",
            "published_at",
            "ended_at",
            "stale_since",
            "looked_at",
            "corrected_at",
        )
    )
    if all(claim != claim_id for _, claim, *_ in rows):
        return None
    told = [(pk, claim, cause, state == State.PUBLISHED, *times) for pk, claim, cause, state, *times in rows]
    moments = [at for row in rows for at in row[4:] if at]
    return Edition(sha256(repr(told).encode()).hexdigest(), max(moments))
