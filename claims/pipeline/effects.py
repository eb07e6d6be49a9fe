"""What follows from a move or a new denial, once it is committed."""

from claims.actions import notices, relay, verdicts
from claims.domain.actors import DESK
from claims.domain.transitions import Move
from claims.models import Claim, DenialTarget, HistoryEntry


def claim_moved(held: relay.Lease) -> None:
    """Tell the person whose claim it is, unless they moved it themselves."""
    entry = HistoryEntry.objects.get(pk=held.object_id)
    claim = Claim.objects.get(pk=entry.subject_id)
    with relay.finishing(held):
        concerned = entry.data["assignee"] or entry.data["assignee_before"]
        sentence = _SENTENCES.get(Move(entry.data["move"]))
        if concerned and sentence and concerned != entry.actor_id:
            notices.tell(
                user_id=concerned,
                claim=claim,
                cause_id=held.event_id,
                text=sentence.format(who=entry.actor_name, claim=claim.number),
            )


def denial_linked(held: relay.Lease) -> None:
    """A denial that arrives after publication makes the verdict stale."""
    target = (
        DenialTarget.objects.filter(pk=held.object_id)
        .select_related("claim", "denial__statement__party")
        .first()
    )
    with relay.finishing(held):
        if target is None:
            return
        statement = target.denial.statement
        who = statement.party.name if statement.party else "an unnamed party"
        published_before = target.claim.verdicts.filter(
            ended_at__isnull=True, published_at__lt=target.linked_at
        )
        if published_before.exists():
            verdicts.mark_stale(claim=target.claim, cause=f"A denial by {who} arrived.", by=DESK)


_SENTENCES = {
    Move.ASSIGN: "{who} assigned {claim} to you.",
    Move.RELEASE: "{who} released {claim}, which you had.",
    Move.SET_ASIDE: "{who} set {claim} aside, which you had.",
    Move.SEND_BACK: "{who} sent {claim} back to you.",
    Move.CONFIRM: "{who} confirmed your verdict on {claim}; it is published.",
    Move.REOPEN: "{who} reopened {claim}; it is yours again.",
    Move.WITHDRAW: "{who} withdrew {claim}.",
}
