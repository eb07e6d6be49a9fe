"""Letting the rules look at a claim, after what was just written of it is committed."""

from claims.actions import outbox
from claims.domain.events import EventKind
from claims.domain.topics import Topic
from claims.models import Rule

_ARRIVALS = {EventKind.CLAIM_FOUND, EventKind.CLAIM_ADDED, EventKind.CLAIM_ADOPTED}


def wake(kind: EventKind, claim_id: int) -> None:
    """Leave a row for the rules; none where no rule is active, or where a rule says what it did.

    They have a key of their own, so that a rule that fails holds up nothing else about the claim.
    """
    if kind is EventKind.RULE_APPLIED or not Rule.objects.filter(active=True).exists():
        return
    topic = Topic.CLAIM_ARRIVED if kind in _ARRIVALS else Topic.CLAIM_CHANGED
    outbox.emit(topic, key=f"rules:{claim_id}", object_id=claim_id)
