"""What follows when a claim asks for another look."""

from claims.actions import locks, notices, relay, reviews, verdicts
from claims.domain.actors import DESK
from claims.domain.events import EventKind, Subject
from claims.domain.notices import NoticeKind
from claims.domain.transitions import Move
from claims.models import Claim, HistoryEntry, Verdict


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


def part_decided(held: relay.Lease) -> None:
    """A verdict on the whole is never computed, but it did not know what was found of this part."""
    part = Claim.objects.select_related("part_of").get(pk=held.object_id)
    latest = part.verdicts.select_related("rating").order_by("-published_at", "-id").first()
    with relay.finishing(held):
        if part.part_of is None or latest is None:
            return
        whole = locks.hold(part.part_of)
        found = "is withdrawn" if latest.withdrawn_reason else f"was rated “{latest.rating.label}”"
        reviews.overtake(claim_id=whole.pk, cause=f"its part {part.number} {found} after it was proposed.")
        decided_at = latest.ended_at or latest.published_at
        before = Verdict.objects.filter(claim=whole, ended_at__isnull=True, published_at__lt=decided_at)
        if before.exists():
            verdicts.mark_stale(claim=whole, cause=f"Its part {part.number} {found}.", by=DESK)
