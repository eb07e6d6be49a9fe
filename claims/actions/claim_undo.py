"""Taking back the last move of a claim, by the move that leads back."""

from django.db import transaction

from claims.actions import claims, locks
from claims.domain.refusals import NotAllowed, Stale, WrongState
from claims.domain.tongue import say
from claims.domain.transitions import MOVES_SAID
from claims.models import Claim, User
from claims.queries import ways_back


@transaction.atomic
def take_back(*, claim: Claim, version: int, by: User) -> Claim:
    """Undo the move that left the claim at this version. Returns the claim as it is afterwards.

    It is a move of its own, with its own entry. Raises NotAllowed where somebody else made the move,
    Stale where anything has been done since, this undo included, and WrongState where no move leads back.
    """
    locked = locks.hold(claim)
    last = ways_back.last_move(locked)
    if last is not None and last.takes_back and last.version == version + 1 and last.by == by.pk:
        raise Stale(
            say("You have taken this back already; nothing more was done with {claim}.", claim=locked.number)
        )
    if last is None or last.version != version or locked.version != version:
        raise Stale(
            say("{claim} was changed since, so this is not taken back. Look again.", claim=locked.number)
        )
    if last.by != by.pk:
        raise NotAllowed(say("Only who made a move takes it back; anybody else makes a move of their own."))
    asked = ways_back.leading_back(last, by)
    if asked is None or last.takes_back:
        raise WrongState(
            say("No move leads back from “{move}”; move it by hand.", move=say(MOVES_SAID[last.move]))
        )
    move, inputs = asked
    return claims.move(claim=locked, move=move, version=version, inputs=inputs, by=by, takes_back=last.move)
