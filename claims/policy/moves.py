"""Which moves a person may make now, and why not the others."""

from dataclasses import dataclass

from claims.domain.inputs import MoveInputs
from claims.domain.refusals import Missing, Stale, WrongState, why_not
from claims.domain.states import STATE_LABELS
from claims.domain.tongue import say
from claims.domain.transitions import BY_MOVE, MOVE_LABELS, MOVES_SAID, TRANSITIONS, Move, Transition
from claims.models import User
from claims.policy.facts import ClaimFacts
from claims.policy.guards import FINAL_GUARDS, GUARDS
from claims.policy.permissions import allows, check_permission


@dataclass(frozen=True, slots=True)
class Offer:
    """One move as a door shows it: allowed now, or refused with the sentence that says why."""

    move: Move
    label: str
    allowed: bool
    why_not: str
    needs: tuple[str, ...]
    accepts: tuple[str, ...]


def available(user: User, facts: ClaimFacts) -> list[Offer]:
    """The moves that start in the claim's state, in the table's order."""
    return [
        _offer(user, facts, transition) for transition in TRANSITIONS if facts.state in transition.sources
    ]


def by_role(user: User) -> list[Move]:
    """The moves that this person's role may make at all, in the table's order."""
    return [transition.move for transition in TRANSITIONS if allows(user, transition.permission)]


def check_move(user: User, facts: ClaimFacts, move: Move, version: int, inputs: MoveInputs) -> Transition:
    """The transition, if this person may make it now with these inputs.

    Raises NotAllowed by role or person, Stale where somebody was first, WrongState where the
    move does not start here, Missing where something it needs is not there.
    """
    transition = BY_MOVE[move]
    check_permission(user, transition.permission)
    if version != facts.version:
        raise Stale(
            say(
                "Someone moved this first: the claim is now in “{state}”. Look again.",
                state=say(STATE_LABELS[facts.state]),
            )
        )
    if facts.state not in transition.sources:
        raise WrongState(
            say(
                "“{move}” does not start in “{state}”, where the claim is now.",
                move=say(MOVES_SAID[move]),
                state=say(STATE_LABELS[facts.state]),
            )
        )
    for name in transition.guards:
        GUARDS[name](user, facts)
    missing = inputs.missing(transition.needs)
    if missing:
        raise Missing(" ".join(missing.values()), missing)
    for name in transition.final_guards:
        FINAL_GUARDS[name](user, facts, inputs)
    return transition


def _offer(user: User, facts: ClaimFacts, transition: Transition) -> Offer:
    def check() -> None:
        check_permission(user, transition.permission)
        for name in transition.guards:
            GUARDS[name](user, facts)

    refused = why_not(check)
    return Offer(
        move=transition.move,
        label=MOVE_LABELS[transition.move],
        allowed=not refused,
        why_not=refused,
        needs=transition.needs,
        accepts=transition.accepts,
    )
