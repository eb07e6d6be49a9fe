"""Which move leads back from another, as data: what an undo of a move, or of many at once, may do."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from claims.domain.inputs import MoveInputs
from claims.domain.states import State
from claims.domain.transitions import Move


@dataclass(frozen=True, slots=True)
class Before:
    """A claim as it was before somebody moved it, as far as a move back needs it."""

    state: State
    assignee: int | None = None
    due_at: datetime | None = None
    set_aside_reason: str = ""
    duplicate_of: int | None = None
    given_due: bool = False
    """Whether the move gave it a deadline, which no move takes away alone."""


Asked = tuple[Move, MoveInputs]
Inverse = Callable[[Before, int, str], Asked | None]
"""Given what was before, who asks for it to be so again, and the reason: the move that makes it so."""


def _released(before: Before, by: int, reason: str) -> Asked | None:
    """A release takes the deadline away, so it does not lead back to a claim that was due."""
    return None if before.due_at else (Move.RELEASE, MoveInputs())


def _given_back(before: Before, by: int, reason: str) -> Asked | None:
    if before.assignee == by and before.due_at is None:
        return Move.TAKE, MoveInputs()
    return _handed_back(before, by, reason)


def _handed_back(before: Before, by: int, reason: str) -> Asked | None:
    if before.given_due and before.due_at is None:
        return None
    return Move.ASSIGN, MoveInputs(assignee=before.assignee, due_at=before.due_at)


def _restored(before: Before, by: int, reason: str) -> Asked | None:
    return Move.RESTORE, MoveInputs(reason=reason)


def _set_aside(before: Before, by: int, reason: str) -> Asked | None:
    inputs = MoveInputs(reason=before.set_aside_reason, duplicate_of=before.duplicate_of)
    return Move.SET_ASIDE, inputs


INVERSES: dict[tuple[Move, State], Inverse] = {
    (Move.TAKE, State.TRIAGED): _released,
    (Move.ASSIGN, State.TRIAGED): _released,
    (Move.ASSIGN, State.RESEARCHING): _handed_back,
    (Move.RELEASE, State.RESEARCHING): _given_back,
    (Move.SET_ASIDE, State.NEW): _restored,
    (Move.RESTORE, State.SET_ASIDE): _set_aside,
}
"""By the move and the state it began in. What is not here has no move that leads back exactly."""

UNDOABLE = frozenset(move for move, _ in INVERSES)


def inverse(move: Move, before: Before, *, by: int, reason: str) -> Asked | None:
    """The move, with its inputs, that makes the claim again what it was; None where there is none."""
    found = INVERSES.get((move, before.state))
    return found(before, by, reason) if found else None
