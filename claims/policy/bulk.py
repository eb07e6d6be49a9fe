"""When a bulk move may be asked for, and when one may be undone."""

from collections.abc import Mapping

from claims.domain.bulk import MISNAMED, MOST_CLAIMS, can_be
from claims.domain.inputs import MoveInputs
from claims.domain.inverses import UNDOABLE
from claims.domain.refusals import Missing, NotAllowed, WrongState
from claims.domain.roles import Permission
from claims.domain.tongue import number, say
from claims.domain.transitions import BY_MOVE, MOVES_SAID, Move
from claims.models import BulkJob, User
from claims.policy.permissions import allows, check_permission


def check_may_start(user: User, move: Move, inputs: MoveInputs, claim_versions: Mapping[int, int]) -> None:
    """What can be said for all the claims; the rest is asked of each when its turn comes."""
    transition = BY_MOVE[move]
    check_permission(user, transition.permission)
    check_number(len(claim_versions))
    if not all(can_be(*pair) for pair in claim_versions.items()):
        raise Missing(say(MISNAMED), {"claim": say(MISNAMED)})
    missing = inputs.missing(transition.needs)
    if missing:
        raise Missing(" ".join(missing.values()), missing)


def check_number(claims: int) -> None:
    if not claims:
        sentence = say("No claim is selected; select one or more.")
    elif claims > MOST_CLAIMS:
        sentence = say(
            "These are more than {most} claims; narrow the list and move them in parts.",
            most=number(MOST_CLAIMS),
        )
    else:
        return
    raise Missing(sentence, {"claim": sentence})


def check_may_undo(user: User, job: BulkJob, *, moved: int, undone: bool) -> None:
    label = say(MOVES_SAID[Move(job.move)])
    if job.made_by_id != user.pk and not allows(user, Permission.UNDO_ANY_BULK):
        raise NotAllowed(
            say("Only {name} or an editor may undo this bulk move.", name=job.made_by.display_name)
        )
    if job.undoes_id is not None:
        raise WrongState(say("This is an undo; to have it the other way again, move the claims again."))
    if undone:
        raise WrongState(say("This bulk move was undone already."))
    if job.finished_at is None:
        raise WrongState(say("This bulk move is still under way; undo it when it is done."))
    if job.move not in UNDOABLE:
        raise WrongState(say("“{label}” has no move that leads back.", label=label))
    if not moved:
        raise WrongState(say("No claim was moved; there is nothing to undo."))
