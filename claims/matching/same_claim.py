"""Is this the same claim as one already on the desk?

Only the same words count, whatever their case and punctuation: copies of one wire story are
found, and two claims that differ in a number, a name or a negation are never joined. Short
or undated wording ("He was there") says too little to be joined across articles.
"""

from datetime import timedelta

from django.utils import timezone

from claims.domain.states import State
from claims.domain.wording import comparable
from claims.models import Claim

WINDOW = timedelta(days=30)
"""Equal words further apart than this may speak of another day."""

FEWEST_WORDS = 6
CLOSED = (State.SET_ASIDE, State.WITHDRAWN)


def find(text: str) -> Claim | None:
    """The newest claim of the same wording that work may still go on for, or None.

    The wording of a claim that was merged finds the one it was merged into.
    """
    wording = comparable(text)
    if len(wording.split()) < FEWEST_WORDS:
        return None
    alike = Claim.objects.filter(comparable_text=wording, created_at__gte=timezone.now() - WINDOW).order_by(
        "-id"
    )
    found = alike.exclude(state__in=CLOSED).first()
    return found or _kept(alike.filter(merged_into__isnull=False).first())


def _kept(claim: Claim | None) -> Claim | None:
    """The claim that a merged one lives on in, if work may still go on for that."""
    while claim is not None and claim.merged_into is not None:
        claim = claim.merged_into
    return None if claim is None or claim.state in CLOSED else claim
