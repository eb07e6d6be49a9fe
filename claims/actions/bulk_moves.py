"""Moving many claims with the same move: as `claims.move` for each, in a few statements for all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from claims.actions import claims, locks
from claims.actions.history import Said, record_many
from claims.domain.events import EventKind, Subject
from claims.domain.inputs import MoveInputs
from claims.domain.refusals import Missing, Refusal
from claims.domain.tongue import say
from claims.domain.topics import Topic
from claims.domain.transitions import BY_MOVE, Move, Transition
from claims.models import Claim, User
from claims.policy.moves import check_move
from claims.queries import facts_many


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one claim: its version afterwards, or the refusal, which left no trace."""

    claim_id: int
    version: int | None = None
    refusal: Refusal | None = None

    @property
    def moved(self) -> bool:
        return self.refusal is None


@transaction.atomic
def move_many(
    *, claim_versions: Mapping[int, int], move: Move, inputs: MoveInputs, by: User
) -> list[Outcome]:
    """Make the move on each claim, where it may be made; one outcome for each, in the order given.

    `claim_versions` maps a claim's id to the version that the person saw. All are one transaction:
    those refused change nothing, and the others are moved, each with its own history and outbox row.
    """
    held = locks.hold_each(claim_versions)
    transition = BY_MOVE[move]
    if facts_many.are_enough_for(transition):
        outcomes = _all_at_once(held, claim_versions, transition, inputs, by)
    else:
        outcomes = {claim.pk: _one(claim, claim_versions[claim.pk], transition, inputs, by) for claim in held}
    return [outcomes.get(claim_id) or _unknown(claim_id) for claim_id in claim_versions]


def _one(claim: Claim, version: int, transition: Transition, inputs: MoveInputs, by: User) -> Outcome:
    try:
        with transaction.atomic():
            moved = claims.move(claim=claim, move=transition.move, version=version, inputs=inputs, by=by)
    except Refusal as refusal:
        return Outcome(claim.pk, refusal=refusal)
    return Outcome(claim.pk, moved.version)


def _all_at_once(
    held: Sequence[Claim], versions: Mapping[int, int], transition: Transition, inputs: MoveInputs, by: User
) -> dict[int, Outcome]:
    outcomes: dict[int, Outcome] = {}
    known = facts_many.of(held, transition, duplicate_of=inputs.duplicate_of)
    moving: list[tuple[Claim, claims.Changes]] = []
    for claim in held:
        try:
            check_move(by, known[claim.pk], transition.move, versions[claim.pk], inputs)
        except Refusal as refusal:
            outcomes[claim.pk] = Outcome(claim.pk, refusal=refusal)
        else:
            moving.append((claim, claims.EFFECTS[transition.move](claim, inputs, by)))
            outcomes[claim.pk] = Outcome(claim.pk, claim.version + 1)
    if moving:
        _write(moving, transition, inputs, by)
    return outcomes


def _write(
    moving: Sequence[tuple[Claim, claims.Changes]], transition: Transition, inputs: MoveInputs, by: User
) -> None:
    """Their rows are held and their versions checked, so that nobody can have been first."""
    alike: dict[str, tuple[claims.Changes, list[int]]] = {}
    for claim, changes in moving:
        alike.setdefault(repr(changes), (changes, []))[1].append(claim.pk)
    for changes, ids in alike.values():
        Claim.objects.filter(pk__in=ids).update(
            **changes, state=transition.target.value, version=F("version") + 1, moved_at=timezone.now()
        )
    record_many(
        EventKind.CLAIM_MOVED,
        Subject.CLAIM,
        [Said(claim.pk, claims.told(claim, transition, changes, inputs)) for claim, changes in moving],
        by=by,
        emits=Topic.CLAIM_MOVED,
    )


def _unknown(claim_id: int) -> Outcome:
    return Outcome(claim_id, refusal=Missing(say("There is no claim C-{number}.", number=claim_id)))
