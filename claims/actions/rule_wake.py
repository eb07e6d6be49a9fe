"""Letting the rules look at claims, after what was just written of it is committed."""

from claims.actions import outbox
from claims.domain.events import EventKind, Subject
from claims.domain.topics import Topic

_ARRIVALS = {EventKind.CLAIM_FOUND, EventKind.CLAIM_ADDED, EventKind.CLAIM_ADOPTED}

ROWS = f"""
    {outbox.INTO}
    SELECT %(rules_topic)s::text, %(rules_queue)s::text, 'rules:' || subject_id, subject_id, 0, ''
    FROM given WHERE %(rules_topic)s::text IS NOT NULL AND EXISTS (SELECT FROM claims_rule WHERE active)
    RETURNING id
"""  # noqa: S608 - our own words
"""A row for each claim of the statement that writes its entry; none where no rule is active.

They have a key of their own, so that a rule that fails holds up nothing else about the claim.
"""


def topic(kind: EventKind, subject: Subject) -> Topic | None:
    """What the rules are woken with; None where it is not of claims, or a rule says what it did."""
    if subject is not Subject.CLAIM or kind is EventKind.RULE_APPLIED:
        return None
    return Topic.CLAIM_ARRIVED if kind in _ARRIVALS else Topic.CLAIM_CHANGED
