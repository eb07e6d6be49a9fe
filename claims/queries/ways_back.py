"""The last move of a claim, and the move that leads back from it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from claims.domain.events import EventKind, Subject
from claims.domain.inverses import Asked, Before, inverse
from claims.domain.refusals import why_not
from claims.domain.states import State
from claims.domain.transitions import BY_MOVE, Move
from claims.models import Claim, HistoryEntry, User
from claims.policy.moves import check_move
from claims.queries import facts_many


@dataclass(frozen=True, slots=True)
class LastMove:
    """What was done, by whom, the version that it left, and the move it undid, if it was an undo."""

    move: Move
    by: int | None
    version: int
    takes_back: Move | None
    data: Mapping[str, Any]


def last_move(claim: Claim) -> LastMove | None:
    """None where nobody has moved it yet."""
    moves = HistoryEntry.objects.filter(
        subject=Subject.CLAIM, subject_id=claim.pk, kind=EventKind.CLAIM_MOVED
    )
    entry = moves.order_by("-position").first()
    if entry is None:
        return None
    undone = entry.data.get("takes_back")
    return LastMove(
        Move(entry.data["move"]),
        entry.actor_id,
        entry.data["version"],
        Move(undone) if undone else None,
        entry.data,
    )


def leading_back(last: LastMove, by: User) -> Asked | None:
    """The move, with its inputs, that makes the claim what it was; None where there is none."""
    was = last.data.get("before")
    if was is None:
        return None
    due = was["due_at"]
    before = Before(
        state=State(last.data["from"]),
        assignee=last.data["assignee_before"],
        due_at=datetime.fromisoformat(due) if due else None,
        set_aside_reason=was["reason"],
        duplicate_of=was["duplicate_of"],
        given_due="due_at" in last.data,
    )
    return inverse(last.move, before, by=by.pk, reason=f"{by.display_name} took the last move back.")


def can_be_taken_back(claim: Claim, by: User) -> bool:
    """Whether this person made the last move of the claim, and may make the one that leads back."""
    last = last_move(claim)
    if last is None or last.by != by.pk or last.version != claim.version or last.takes_back:
        return False
    asked = leading_back(last, by)
    if asked is None:
        return False
    move, inputs = asked
    known = facts_many.for_move(claim, BY_MOVE[move], duplicate_of=inputs.duplicate_of)
    return not why_not(lambda: check_move(by, known, move, claim.version, inputs))
