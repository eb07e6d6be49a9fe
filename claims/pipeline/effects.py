"""What follows from a move, a missed day, a stale verdict or a new denial, once it is committed."""

from claims.actions import locks, notices, relay, reviews, verdicts, watches
from claims.domain.actors import DESK
from claims.domain.notices import NoticeKind
from claims.domain.states import STATE_LABELS, State
from claims.domain.transitions import Move
from claims.domain.wording import shortened
from claims.models import DenialTarget
from claims.pipeline.occasions import occasion


def claim_moved(held: relay.Lease) -> None:
    """Tell the person whose claim it is and those who watch it, but not who moved it."""
    entry, claim = occasion(held)
    with relay.finishing(held):
        move, who, to = Move(entry.data["move"]), entry.actor_name, State(entry.data["to"])
        owner = entry.data["assignee"] or entry.data["assignee_before"]
        before = entry.data["assignee_before"] if move is Move.ASSIGN else None
        watchers = set(claim.watches.values_list("user_id", flat=True)) - {owner, before, entry.actor_id}
        sentence = _SENTENCES.get(move)
        if owner and sentence and owner != entry.actor_id:
            text = sentence.format(who=who, claim=claim.number)
            notices.tell(
                people=[owner], kind=NoticeKind.MOVED, claim=claim, cause_id=held.event_id, text=text
            )
        if before and before != entry.actor_id:
            text = f"{who} gave {claim.number}, which you had, to somebody else."
            notices.tell(
                people=[before], kind=NoticeKind.MOVED, claim=claim, cause_id=held.event_id, text=text
            )
        if move in _WORK:
            watches.follow(claim=claim, person_id=entry.actor_id)
        text = f"{who} moved {claim.number} to “{STATE_LABELS[to]}”."
        notices.tell(people=watchers, kind=NoticeKind.MOVED, claim=claim, cause_id=held.event_id, text=text)


def claim_overdue(held: relay.Lease) -> None:
    """Tell whoever has the claim, and those who watch it."""
    _, claim = occasion(held)
    with relay.finishing(held):
        notices.announce(
            kind=NoticeKind.DEADLINE,
            claim=claim,
            cause_id=held.event_id,
            text=f"{claim.number} is overdue.",
        )


def verdict_stale(held: relay.Lease) -> None:
    """Tell whoever had the claim, its second reader and those who watch it that it needs another look."""
    entry, claim = occasion(held)
    readers = claim.verdicts.filter(ended_at__isnull=True).values_list("review__decided_by", flat=True)
    with relay.finishing(held):
        text = f"The verdict on {claim.number} needs another look. {entry.data['cause']}"
        concerned = {claim.assignee_id, *readers, *claim.watches.values_list("user_id", flat=True)}
        notices.tell(
            people=[one for one in concerned - {entry.actor_id} if one],
            kind=NoticeKind.STALE,
            claim=claim,
            cause_id=held.event_id,
            text=text,
        )


def denial_linked(held: relay.Lease) -> None:
    """A denial that arrives after publication makes the verdict stale."""
    target = (
        DenialTarget.objects.filter(pk=held.object_id)
        .select_related("claim", "denial__statement__party", "denial__statement__snapshot__article")
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
            verdicts.mark_stale(claim=target.claim, cause=_arrived(target, who), by=DESK)
        _tell_parts(target, who)


def _arrived(target: DenialTarget, who: str) -> str:
    """Each denial is a cause of its own, with its words: whoever denies twice is read twice."""
    statement = target.denial.statement
    where, words = shortened(str(statement.snapshot.article), 80), shortened(statement.exact, 120)
    return f"A denial by {who} arrived, in “{where}”: “{words}”."


def _tell_parts(target: DenialTarget, who: str) -> None:
    """What is said of a part rests on who denies the whole, as its page shows."""
    whole = target.claim.number
    for part in target.claim.parts.order_by("pk"):
        locks.hold(part)
        cause = f"a denial by {who} of {whole}, which this is part of, arrived after it was proposed."
        reviews.overtake(claim_id=part.pk, cause=cause, before=target.linked_at)
        standing = part.verdicts.filter(ended_at__isnull=True, review__proposed_at__lt=target.linked_at)
        if standing.exists():
            cause = f"A denial by {who} of {whole}, which this is part of, arrived."
            verdicts.mark_stale(claim=part, cause=cause, by=DESK)


_WORK = (Move.PROPOSE, Move.SEND_BACK, Move.CONFIRM)
"""Moves after which whoever made them may want to watch the claim."""

_SENTENCES = {
    Move.ASSIGN: "{who} assigned {claim} to you.",
    Move.RELEASE: "{who} released {claim}, which you had.",
    Move.SET_ASIDE: "{who} set {claim} aside, which you had.",
    Move.SEND_BACK: "{who} sent {claim} back to you.",
    Move.CONFIRM: "{who} confirmed your verdict on {claim}; it is published.",
    Move.REAFFIRM: "{who} looked again at {claim}: your verdict still holds.",
    Move.REOPEN: "{who} reopened {claim}; it is yours again.",
    Move.WITHDRAW: "{who} withdrew {claim}.",
}
