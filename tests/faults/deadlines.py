"""Claims that fall due, and what is said of those that did."""

from datetime import timedelta

from claims.actions import claims as claim_actions
from claims.domain.inputs import MoveInputs
from claims.domain.states import WORKED_ON
from claims.domain.transitions import Move
from claims.models import Claim, HistoryEntry, Notice
from claims.queries import times
from tests.faults.desk import wait_until
from tests.faults.invariants import WATCHER
from tests.faults.people import GIVEN, everybody
from tests.faults.scene import Scene


def set_for(scene: Scene, wanted: int, due_in: timedelta) -> list[int]:
    """New claims that are given to Ravi, and when they fall due."""
    edda, ravi = everybody()["edda"], everybody()["ravi"]
    due = times.now() + due_in
    found = list(Claim.objects.filter(state="new").order_by("pk")[:wanted])
    for claim in found:
        for move, inputs in (
            (Move.TRIAGE, GIVEN[Move.TRIAGE]),
            (Move.ASSIGN, MoveInputs(assignee=ravi.pk, due_at=due)),
        ):
            asked = Claim.objects.get(pk=claim.pk).version
            claim_actions.move(claim=claim, move=move, version=asked, inputs=inputs, by=edda)
            scene.ledger.note(claim.pk, asked, "accepted")
    return [claim.pk for claim in found]


def said_once(scene: Scene, due: list[int]) -> None:
    """Each that is still due is said late once, and told once; the others were moved before their time."""
    late = Claim.objects.filter(
        pk__in=due, due_at__isnull=False, state__in=[str(state) for state in WORKED_ON]
    )
    wait_until(lambda: not late.filter(overdue_said_at__isnull=True).exists(), "all are said overdue", 40)
    said = HistoryEntry.objects.filter(kind="claim.overdue", subject_id__in=due)
    # A claim that was given up, and given a deadline anew, falls due a second time by right.
    deadlines = len({(entry.subject_id, entry.data["due_at"]) for entry in said})
    told = Notice.objects.filter(user__username=WATCHER, kind="deadline", claim__in=due)
    wait_until(lambda: told.count() >= deadlines, "the watcher was told of each", 40)
    scene.hold(deadlines > 0, "no claim was late")
    scene.hold(
        said.count() == deadlines, f"{said.count()} entries say of {deadlines} deadlines that they passed"
    )
    scene.hold(told.count() == deadlines, f"{told.count()} notices of {deadlines} deadlines")
