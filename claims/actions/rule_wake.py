"""Letting the rules look at claims, after what was just written of it is committed."""

from collections.abc import Iterable

from claims.actions import outbox
from claims.domain.events import EventKind
from claims.domain.topics import Topic
from claims.models import Rule

_ARRIVALS = {EventKind.CLAIM_FOUND, EventKind.CLAIM_ADDED, EventKind.CLAIM_ADOPTED}


def wake(kind: EventKind, claim_ids: Iterable[int]) -> None:
    """Leave the rules a row for each claim; none where no rule is active, or where a rule says what it did.

    They have a key of their own, so that a rule that fails holds up nothing else about the claim.
    """
    if kind is EventKind.RULE_APPLIED or not Rule.objects.filter(active=True).exists():
        return
    topic = Topic.CLAIM_ARRIVED if kind in _ARRIVALS else Topic.CLAIM_CHANGED
    outbox.emit_many(topic, ((f"rules:{claim_id}", claim_id) for claim_id in claim_ids))
