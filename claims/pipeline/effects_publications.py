"""What follows when a check is to be published at a set time."""

from claims.actions import claims, locks, notices, publications, relay
from claims.domain.actors import DESK
from claims.domain.inputs import MoveInputs
from claims.domain.notices import NoticeKind
from claims.domain.refusals import Refusal
from claims.domain.transitions import Move
from claims.models import Review
from claims.pipeline.occasions import occasion, time_in_words


def planned(held: relay.Lease) -> None:
    """Tell whoever has the claim, and those who watch it, when it will be published."""
    entry, claim = occasion(held)
    when = time_in_words(entry.data["publish_at"])
    with relay.finishing(held):
        notices.announce(
            kind=NoticeKind.PUBLICATION,
            claim=claim,
            cause_id=held.event_id,
            text=f"{entry.actor_name} confirmed {claim.number}, to be published on {when}.",
            but_not=entry.actor_id,
        )


def cancelled(held: relay.Lease) -> None:
    """Tell the proposer and the second reader, but not who called it off."""
    entry, claim = occasion(held)
    when = time_in_words(entry.data["publish_at"])
    people = {entry.data["proposer"], entry.data["reader"]} - {entry.actor_id}
    with relay.finishing(held):
        notices.tell(
            people=people,
            kind=NoticeKind.PUBLICATION,
            claim=claim,
            cause_id=held.event_id,
            text=f"{claim.number} is not published on {when}. {entry.data['why']}",
        )


def due(held: relay.Lease) -> None:
    """Confirm in the second reader's name, as they would now: every guard is asked again.

    What is refused is called off with the sentence that says why.
    """
    review = Review.objects.select_related("claim", "publish_by").get(pk=held.object_id)
    with relay.finishing(held):
        locked = locks.hold(review.claim)
        review.refresh_from_db(fields=["publish_by", "publish_due_said_at", "decided_at", "comment"])
        if review.publish_by is None or review.publish_due_said_at is None or review.decided_at:
            return
        try:
            claims.move(
                claim=locked,
                move=Move.CONFIRM,
                version=locked.version,
                inputs=MoveInputs(comment=review.comment),
                by=review.publish_by,
            )
        except Refusal as refusal:
            publications.call_off(claim=locked, why=str(refusal), by=DESK)


def give_up(review_id: int, problem: str) -> None:
    """It could not be published at any try: it is called off, so that both know that they must see to it."""
    review = Review.objects.select_related("claim").get(pk=review_id)
    claim = locks.hold(review.claim)
    review.refresh_from_db(fields=["publish_due_said_at"])
    if review.publish_due_said_at is None:
        # Another time was set meanwhile, or none any more.
        return
    publications.call_off(claim=claim, why=f"The desk could not publish it: {problem}", by=DESK)
