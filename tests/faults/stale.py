"""Rows of the topic `verdict.stale`, which odd workers treat as the scenario wants."""

from claims.actions import claims as claim_actions
from claims.actions import verdicts
from claims.domain.actors import DESK
from claims.domain.inputs import MoveInputs
from claims.domain.transitions import Move
from claims.models import Claim, OutboxEvent
from tests.faults.people import everybody
from tests.faults.scene import Scene


def publish(scene: Scene, wanted: int) -> list[Claim]:
    """Claims with a verdict, which something may overtake."""
    cleo = everybody()["cleo"]
    found = list(Claim.objects.filter(state="second_reading").order_by("pk")[:wanted])
    for claim in found:
        claim_actions.move(
            claim=claim, move=Move.CONFIRM, version=claim.version, inputs=MoveInputs(), by=cleo
        )
        scene.ledger.note(claim.pk, claim.version, "accepted")
    return found


def overtake(claim: Claim, cause: str) -> OutboxEvent:
    verdicts.mark_stale(claim=claim, cause=cause, by=DESK)
    return OutboxEvent.objects.filter(topic="verdict.stale", key=f"claim:{claim.pk}").latest("pk")
