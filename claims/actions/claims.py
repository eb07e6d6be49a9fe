"""Moving claims through the states, and wording them. Every door calls `move`."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from claims.actions import locks, outbox, publications, verdicts
from claims.actions.history import Actor, record
from claims.domain import contrast
from claims.domain.events import EventKind, Subject
from claims.domain.evidence import CorrectionKind, ReviewDecision
from claims.domain.inputs import MoveInputs, check_keepable
from claims.domain.refusals import Missing, Stale
from claims.domain.roles import Permission
from claims.domain.tongue import say
from claims.domain.topics import Topic
from claims.domain.transitions import BY_MOVE, Move, Transition
from claims.models import Claim, Rating, Review, User
from claims.policy import curation
from claims.policy.moves import check_move
from claims.policy.permissions import check_permission
from claims.queries import checks, facts_many

Changes = dict[str, Any]
NOT_DUE: Changes = {"due_at": None, "overdue_said_at": None}


@transaction.atomic
def move(
    *,
    claim: Claim,
    move: Move,
    version: int,
    inputs: MoveInputs,
    by: User,
    acting: Actor | None = None,
    takes_back: Move | None = None,
) -> Claim:
    """Make one move of the state table. Returns the claim as it is afterwards.

    A confirmation with a time to publish at leaves it in its state until then. `version` is the
    version that the person saw; `acting` is what acts with the rights of `by`, such as a rule, and
    is who the history names; `takes_back` the move that this one undoes, which the history says.
    Raises NotAllowed, Stale (also WrongState) where somebody was first, or Missing; then nothing has changed.
    """
    locked = locks.hold(claim)
    known = facts_many.for_move(locked, BY_MOVE[move], duplicate_of=inputs.duplicate_of)
    transition = check_move(by, known, move, version, inputs)
    if inputs.publish_at and "publish_at" in transition.accepts:
        return publications.plan(claim=locked, at=inputs.publish_at, comment=inputs.comment, by=by)
    changes = EFFECTS[move](locked, inputs, by)
    data = told(locked, transition, changes, inputs)
    if takes_back:
        data["takes_back"] = takes_back.value
    changes |= {"state": transition.target.value, "version": version + 1, "moved_at": timezone.now()}
    moved = Claim.objects.filter(pk=locked.pk, state=locked.state, version=version).update(**changes)
    if moved != 1:
        raise Stale(say("Someone moved this first. Look again."))
    record(
        EventKind.CLAIM_MOVED,
        Subject.CLAIM,
        locked.pk,
        by=acting or by,
        data=data,
        emits=Topic.CLAIM_MOVED,
    )
    for name, value in changes.items():
        setattr(locked, name, value)
    return locked


def told(claim: Claim, transition: Transition, changes: Changes, inputs: MoveInputs) -> dict[str, Any]:
    """What the history says of this move of a claim, which is given as it was before."""
    return {
        "move": transition.move.value,
        "from": claim.state,
        "to": transition.target.value,
        "version": claim.version + 1,
        "assignee_before": claim.assignee_id,
        "assignee": changes.get("assignee_id", claim.assignee_id),
        "before": {
            "due_at": claim.due_at.isoformat() if claim.due_at else None,
            "reason": claim.set_aside_reason,
            "duplicate_of": claim.duplicate_of_id,
        },
        **_given(inputs, transition.needs + transition.accepts),
    }


@transaction.atomic
def reword(*, claim: Claim, text: str, version: int, by: User) -> Claim:
    """Give the claim better words. Raises NotAllowed, Stale, WrongState or Missing."""
    check_permission(by, Permission.EDIT_CLAIM)
    curation.check_open_for_wording(claim)
    text = " ".join(text.split())
    if not text:
        sentence = say("A claim needs words.")
        raise Missing(sentence, {"text": sentence})
    check_keepable(text=text)
    curation.check_length_of_claim(text, field="text")
    changed = Claim.objects.filter(pk=claim.pk, version=version, state=claim.state).update(
        text=text, **contrast.columns(text), version=F("version") + 1
    )
    if changed != 1:
        raise Stale(say("Someone changed this claim first. Look again; your words are still in the form."))
    record(
        EventKind.CLAIM_REWORDED,
        Subject.CLAIM,
        claim.pk,
        by=by,
        data={"before": claim.text, "after": text},
    )
    return Claim.objects.get(pk=claim.pk)


def _triage(claim: Claim, inputs: MoveInputs, by: User) -> Changes:
    return {
        **_look_again_on(inputs.recheck_on),
        "checkability": str(inputs.checkability),
        "topic": inputs.topic or claim.topic,
        "priority": inputs.priority or claim.priority,
    }


def _set_aside(claim: Claim, inputs: MoveInputs, by: User) -> Changes:
    return {
        "set_aside_reason": inputs.reason,
        "duplicate_of_id": inputs.duplicate_of,
        "assignee_id": None,
        **NOT_DUE,
    }


def _restore(claim: Claim, inputs: MoveInputs, by: User) -> Changes:
    return {"set_aside_reason": "", "duplicate_of_id": None}


def _take(claim: Claim, inputs: MoveInputs, by: User) -> Changes:
    return {"assignee_id": by.pk}


def _assign(claim: Claim, inputs: MoveInputs, by: User) -> Changes:
    due = {"due_at": inputs.due_at, "overdue_said_at": None} if inputs.due_at else {}
    return {"assignee_id": inputs.assignee, **due}


def _release(claim: Claim, inputs: MoveInputs, by: User) -> Changes:
    return {"assignee_id": None, **NOT_DUE}


def _propose(claim: Claim, inputs: MoveInputs, by: User) -> Changes:
    Review.objects.create(
        claim=claim,
        rating=Rating.objects.get(key=inputs.rating),
        reason=inputs.reason,
        as_of=inputs.as_of or timezone.localdate(),
        no_reply_reason=inputs.no_reply_reason,
        proposed_by=by,
        proposed_at=timezone.now(),
    )
    if inputs.correction:
        verdicts.announce(claim=claim, kind=inputs.correction)
    return _look_again_on(inputs.recheck_on) if inputs.recheck_on else {}


def _send_back(claim: Claim, inputs: MoveInputs, by: User) -> Changes:
    publications.call_off(claim=claim, why=f"{by.display_name} sent the proposal back.", by=by)
    _decide(claim, ReviewDecision.SENT_BACK, inputs.comment, by)
    return {}


def _confirm(claim: Claim, inputs: MoveInputs, by: User) -> Changes:
    check = checks.proposed(claim)
    if check is None:
        raise Stale(say("There is no open proposal any more. Look again."))
    review = _decide(claim, ReviewDecision.CONFIRMED, inputs.comment, by)
    verdicts.publish(review=review, check=check)
    _say_decided(claim)
    if claim.recheck_said_at and claim.recheck_said_at > review.proposed_at:
        # The day came while it waited for its reader: what is published is said to be due in its turn.
        return {**NOT_DUE, "recheck_said_at": None}
    return {**NOT_DUE}


def _reaffirm(claim: Claim, inputs: MoveInputs, by: User) -> Changes:
    verdicts.reaffirm(claim=claim, reason=inputs.reason, by=by)
    return _look_again_on(inputs.recheck_on)


def _reopen(claim: Claim, inputs: MoveInputs, by: User) -> Changes:
    kind = CorrectionKind(str(inputs.correction))
    verdicts.correct(claim=claim, kind=kind, note=inputs.note, by=by)
    return _look_again_on(None) if claim.recheck_said_at else {}


def _withdraw(claim: Claim, inputs: MoveInputs, by: User) -> Changes:
    verdicts.withdraw(claim=claim, reason=inputs.reason, by=by)
    _say_decided(claim)
    return {}


EFFECTS: dict[Move, Callable[[Claim, MoveInputs, User], Changes]] = {
    Move.TRIAGE: _triage,
    Move.SET_ASIDE: _set_aside,
    Move.RESTORE: _restore,
    Move.TAKE: _take,
    Move.ASSIGN: _assign,
    Move.RELEASE: _release,
    Move.PROPOSE: _propose,
    Move.SEND_BACK: _send_back,
    Move.CONFIRM: _confirm,
    Move.REAFFIRM: _reaffirm,
    Move.REOPEN: _reopen,
    Move.WITHDRAW: _withdraw,
}
"""What each move writes beside the state: other rows, and the claim's own columns it returns."""


def _look_again_on(day: date | None) -> Changes:
    """The day to look again, of which nobody has been told yet; none takes away the one before."""
    return {"recheck_on": day, "recheck_said_at": None}


def _say_decided(claim: Claim) -> None:
    """What rests on a part is to be looked at again once that is decided, or void."""
    if claim.part_of_id is not None:
        outbox.emit(Topic.CLAIM_PART_DECIDED, key=f"claim:{claim.part_of_id}", object_id=claim.pk)


def _decide(claim: Claim, decision: ReviewDecision, comment: str, by: User) -> Review:
    review = claim.reviews.select_for_update().get(decided_at__isnull=True)
    review.decision = decision.value
    review.decided_by, review.decided_at = by, timezone.now()
    review.comment = comment
    if review.publish_due_said_at is None:
        # Decided before the time that was set for it, if any was.
        review.publish_at = review.publish_by = None
    review.save(update_fields=["decision", "decided_by", "decided_at", "comment", "publish_at", "publish_by"])
    return review


def _given(inputs: MoveInputs, names: tuple[str, ...]) -> dict[str, Any]:
    """The inputs that were given, as the history keeps them."""
    given = inputs.told()
    return {name: given[name] for name in names if name in given and name != "assignee"}
