"""What follows when a claim asks for another look."""

from claims.actions import notices, relay
from claims.domain.events import EventKind, Subject
from claims.domain.notices import NoticeKind
from claims.domain.transitions import Move
from claims.models import Claim, HistoryEntry


def recheck_due(held: relay.Lease) -> None:
    """Tell who has the claim, who triaged it and who watches it that its day has come."""
    entry = HistoryEntry.objects.get(pk=held.object_id)
    claim = Claim.objects.get(pk=entry.subject_id)
    moves = HistoryEntry.objects.filter(
        subject=Subject.CLAIM.value, subject_id=claim.pk, kind=EventKind.CLAIM_MOVED.value
    ).order_by("-position")
    triaged_by = next((move.actor_id for move in moves if move.data["move"] == Move.TRIAGE), None)
    with relay.finishing(held):
        concerned = {claim.assignee_id, triaged_by, *claim.watches.values_list("user_id", flat=True)}
        notices.tell(
            people=[one for one in concerned if one],
            kind=NoticeKind.STALE,
            claim=claim,
            cause_id=held.event_id,
            text=f"The day to look again at {claim.number} has come: triage it anew.",
        )
