"""What the bench's worker does with rows of the topic `verdict.stale`."""

import time

from claims.actions import bulk_moves, relay
from claims.domain.inputs import MoveInputs
from claims.domain.speech import Checkability
from claims.domain.topics import Queue, Topic
from claims.domain.transitions import Move
from claims.models import Claim, User
from claims.pipeline import drain

PACKAGE = 100


def install(name: str) -> None:
    drain.HANDLERS[Topic.VERDICT_STALE] = HANDLERS[name]
    if name == "bulk":
        drain.BATCH[Queue.EFFECTS] = 1


def bulk(held: relay.Lease) -> None:
    """Triage a package of claims, and finish its row in the same transaction."""
    edda = User.objects.get(username="edda")
    ids = range(held.object_id, held.object_id + PACKAGE)
    versions = dict(Claim.objects.filter(pk__in=ids).values_list("pk", "version"))
    with relay.finishing(held):
        bulk_moves.move_many(
            claim_versions=versions,
            move=Move.TRIAGE,
            inputs=MoveInputs(checkability=Checkability.FACT_NOW),
            by=edda,
        )


def slow(held: relay.Lease) -> None:
    time.sleep(0.005)
    with relay.finishing(held):
        pass


HANDLERS = {"bulk": bulk, "slow": slow}
