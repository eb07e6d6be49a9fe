"""Is this the same claim as one already on the desk?

Only the same words count, whatever their case and punctuation: copies of one wire story are
found, and two claims that differ in a number, a name or a negation are never joined. Short
or undated wording ("He was there") says too little to be joined across articles.
"""

from collections.abc import Sequence
from datetime import timedelta

from django.utils import timezone

from claims.domain.states import State
from claims.domain.wording import comparable
from claims.models import Claim

WINDOW = timedelta(days=30)
"""Equal words further apart than this may speak of another day."""

FEWEST_WORDS = 6
CLOSED = (State.SET_ASIDE, State.WITHDRAWN)


def wording(text: str) -> str:
    """What a claim is known again by; blank where that is too little."""
    words = comparable(text)
    return words if len(words.split()) >= FEWEST_WORDS else ""


def find(text: str) -> Claim | None:
    """As `find_all`, for one."""
    return find_all([text])[0]


def find_all(texts: Sequence[str]) -> list[Claim | None]:
    """For each text the newest claim of the same wording that work may still go on for, or None.

    The wording of a claim that was merged finds the one it was merged into.
    """
    wordings = [wording(text) for text in texts]
    alike: dict[str, list[Claim]] = {}
    asked = {words for words in wordings if words}
    if asked:
        since = timezone.now() - WINDOW
        for claim in Claim.objects.filter(comparable_text__in=asked, created_at__gte=since).order_by("-id"):
            alike.setdefault(claim.comparable_text, []).append(claim)
    found = {words: _newest(claims) for words, claims in alike.items()}
    return [found.get(words) for words in wordings]


def _newest(claims: Sequence[Claim]) -> Claim | None:
    open_ = (claim for claim in claims if claim.state not in CLOSED)
    merged = (claim for claim in claims if claim.merged_into_id)
    return next(open_, None) or _kept(next(merged, None))


def _kept(claim: Claim | None) -> Claim | None:
    """The claim that a merged one lives on in, if work may still go on for that."""
    while claim is not None and claim.merged_into is not None:
        claim = claim.merged_into
    return None if claim is None or claim.state in CLOSED else claim
