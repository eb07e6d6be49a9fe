"""What follows from an answer, or from its not coming in time."""

from claims.actions import notices, relay, verdicts
from claims.domain.actors import DESK
from claims.domain.notices import NoticeKind
from claims.models import Claim, HistoryEntry, ReplyRequest
from claims.pipeline.occasions import occasion


def answered(held: relay.Lease) -> None:
    """A published verdict that did not know the answer is out of date; who is concerned is told."""
    entry, claim = occasion(held)
    party, late_for = entry.data["party"], entry.data["late_for_verdict"]
    with relay.finishing(held):
        _tell(held, claim, entry, f"{party} answered on {claim.number}.")
        if claim.verdicts.filter(pk=late_for, ended_at__isnull=True).exists():
            verdicts.mark_stale(claim=claim, cause=f"A reply by {party} arrived.", by=DESK)


def overdue(held: relay.Lease) -> None:
    """Tell who asked, who has the claim, and those who watch it."""
    entry, claim = occasion(held)
    with relay.finishing(held):
        party = entry.data["party"]
        _tell(held, claim, entry, f"{party} has not answered on {claim.number} in time.")


def _tell(held: relay.Lease, claim: Claim, entry: HistoryEntry, text: str) -> None:
    asker = ReplyRequest.objects.values_list("asked_by_id", flat=True).get(pk=entry.data["reply"])
    watchers = claim.watches.values_list("user_id", flat=True)
    concerned = {asker, claim.assignee_id, *watchers} - {entry.actor_id}
    notices.tell(
        people=[one for one in concerned if one],
        kind=NoticeKind.REPLY,
        claim=claim,
        cause_id=held.event_id,
        text=text,
    )
