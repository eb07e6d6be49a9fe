"""What follows when somebody sets the day by which a claim is due."""

from claims.actions import notices, relay
from claims.domain.notices import NoticeKind
from claims.pipeline.occasions import occasion, time_in_words


def claim_due_set(held: relay.Lease) -> None:
    """Tell whoever has the claim and those who watch it, but not who set it."""
    entry, claim = occasion(held)
    due_at = entry.data["due_at"]
    if due_at:
        text = f"{entry.actor_name} set the deadline of {claim.number} to {time_in_words(due_at)}."
    else:
        text = f"{entry.actor_name} took the deadline off {claim.number}."
    with relay.finishing(held):
        notices.announce(
            kind=NoticeKind.DEADLINE,
            claim=claim,
            cause_id=held.event_id,
            text=text,
            but_not=entry.actor_id,
        )
