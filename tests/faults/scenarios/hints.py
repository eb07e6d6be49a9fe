"""Hints lost, repeated and turned round, with two of everything that looks for rows and for the time."""

from datetime import timedelta

from claims.actions import claims as claim_actions
from claims.actions import hints
from claims.domain.inputs import MoveInputs
from claims.domain.states import WORKED_ON
from claims.domain.topics import Queue
from claims.domain.transitions import Move
from claims.models import Claim, HistoryEntry, Notice
from claims.queries import times
from claims.tasks.drain import drain_queue
from tests.faults import people
from tests.faults.desk import freeze, thaw, wait_until
from tests.faults.invariants import WATCHER
from tests.faults.people import GIVEN, everybody
from tests.faults.scene import Scene


def wild(scene: Scene) -> None:
    """A third of the hints never leave, as after a crash behind COMMIT; the others come late and often."""
    kept: list[Queue] = []
    hints._senders[:] = [kept.append]
    workers = scene.desk.worker(), scene.desk.worker()
    beats = scene.desk.beat(), scene.desk.beat()
    scene.desk.wait_ready(*workers)
    due = _deadlines(scene)
    people.emit_rows(scene.ledger, scene.many(2_000, 500))
    with people.Crowd(scene.ledger, people=4, pause=0.02):
        wait_until(lambda: len(kept) > scene.many(200, 40), "enough hints are kept", 60)
    sent = [queue for queue in kept if scene.chance.random() > 1 / 3]
    for queue in reversed(sent):
        for _ in range(5):
            drain_queue.apply_async((queue.value,), queue=queue.value, retry=False)
    _overdue_once(scene, due)
    # A beat and a worker that stop without ending: whoever led no longer does, once the other asks.
    freeze(beats[0])
    freeze(workers[0])
    due = _deadlines(scene)
    _overdue_once(scene, due)
    thaw(workers[0])
    thaw(beats[0])
    scene.say(f"{len(sent)} of {len(kept)} hints, each five times, last first; 2 workers, 2 beats")


def _deadlines(scene: Scene) -> list[int]:
    """Claims of Ravi's that fall due in a moment."""
    edda, ravi = everybody()["edda"], everybody()["ravi"]
    soon = times.now() + timedelta(seconds=1)
    found = list(Claim.objects.filter(state="new").order_by("pk")[: scene.many(40, 10)])
    for claim in found:
        for move, inputs in (
            (Move.TRIAGE, GIVEN[Move.TRIAGE]),
            (Move.ASSIGN, MoveInputs(assignee=ravi.pk, due_at=soon)),
        ):
            asked = Claim.objects.get(pk=claim.pk).version
            claim_actions.move(claim=claim, move=move, version=asked, inputs=inputs, by=edda)
            scene.ledger.note(claim.pk, asked, "accepted")
    return [claim.pk for claim in found]


def _overdue_once(scene: Scene, due: list[int]) -> None:
    """Each that is still due is said late once, and told once; the others were moved before their time."""
    late = Claim.objects.filter(
        pk__in=due, due_at__isnull=False, state__in=[str(state) for state in WORKED_ON]
    )
    wait_until(lambda: not late.filter(overdue_said_at__isnull=True).exists(), "all are said overdue", 40)
    said = HistoryEntry.objects.filter(kind="claim.overdue", subject_id__in=due)
    claims = said.values("subject_id").distinct().count()
    told = Notice.objects.filter(user__username=WATCHER, kind="deadline", claim__in=due)
    wait_until(lambda: told.count() >= claims, "the watcher was told of each", 40)
    scene.hold(claims > 0, "no claim was late")
    scene.hold(said.count() == claims, f"{said.count()} entries say of {claims} claims that they are late")
    scene.hold(told.count() == claims, f"{told.count()} notices of {claims} claims")
