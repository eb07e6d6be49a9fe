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


def find(text: str) -> Claim | None:
    """The newest claim of the same wording that work may still go on for, or None."""
    wording = comparable(text)
    if len(wording.split()) < FEWEST_WORDS:
        return None
    return (
        Claim.objects.filter(comparable_text=wording, created_at__gte=timezone.now() - WINDOW)
        .exclude(state__in=[State.SET_ASIDE, State.WITHDRAWN])
        .order_by("-id")
        .first()
    )
