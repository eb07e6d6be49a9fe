"""Many people at the same claim at the same moment."""

import threading
from collections.abc import Callable, Sequence
from functools import partial

from django.db import connection
from django.test.utils import setup_test_environment

from claims.actions import claims as claim_actions
from claims.domain.inputs import MoveInputs
from claims.domain.refusals import Refusal
from claims.domain.speech import Checkability
from claims.domain.transitions import Move
from claims.models import Claim, Review, User, Verdict
from tests.doors.doors import DOORS
from tests.faults.people import Ledger, everybody
from tests.faults.plain import Plain
from tests.faults.scene import Scene

CROWD = 50


def races(scene: Scene) -> None:
    """Fifty people, two readers and a proposer, of whom one, one and none is let in.

    Of plain tasks a row is a claim: each person reads it, compares, saves, and sends the task of the effect.
    """
    setup_test_environment()
    plain = scene.plain
    people = everybody()
    scene.desk.wait_ready(scene.desk.worker(), scene.desk.plain_worker())
    fresh = list(Claim.objects.filter(state="new").order_by("pk")[: scene.many(12, 4)])
    for claim in fresh:
        _fifty(scene, claim, people["edda"])
        _plainly(plain, CROWD)
    waiting = list(Claim.objects.filter(state="second_reading").order_by("pk"))
    for claim in waiting[: scene.many(6, 2)]:
        _two_readers(scene, claim, [people["cleo"], people["edda"]])
        _plainly(plain, 2)
    for claim in waiting[6 : 6 + scene.many(6, 2)]:
        _own_proposal(scene, claim, people["ravi"])
    scene.say(
        f"{len(fresh)} claims with {CROWD} people each; two readers; the proposer at {len(DOORS)} doors"
    )
    scene.say(
        "plain: fifty and two at claims of their own, without a lock or a version; who may do what is no"
        " question to a task, so that the proposer has no part in it"
    )


def _plainly(plain: Plain, people: int) -> None:
    """As in most views: nothing keeps what was read from being overtaken before it is saved."""
    number = plain.new()
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO plain_claim (number) VALUES (%s)", [number])

    def move() -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT state FROM plain_claim WHERE number = %s", [number])
            if cursor.fetchone() == ("new",):
                cursor.execute("UPDATE plain_claim SET state = 'triaged' WHERE number = %s", [number])
                plain.post(number)

    _threads([move] * people)


def _fifty(scene: Scene, claim: Claim, by: User) -> None:
    inputs = MoveInputs(checkability=Checkability.FACT_NOW)
    granted = _at_once(
        scene.ledger, claim, [lambda: _move(claim, Move.TRIAGE, inputs, by) for _ in range(CROWD)]
    )
    scene.hold(granted == 1, f"{granted} of {CROWD} moved the same claim")


def _two_readers(scene: Scene, claim: Claim, readers: Sequence[User]) -> None:
    confirm = [lambda by=by: _move(claim, Move.CONFIRM, MoveInputs(), by) for by in readers]
    granted = _at_once(scene.ledger, claim, confirm)
    scene.hold(granted == 1, f"{granted} second readers confirmed the same proposal")
    verdicts = Verdict.objects.filter(claim=claim).count()
    scene.hold(verdicts == 1, f"{verdicts} verdicts came of it")


def _own_proposal(scene: Scene, claim: Claim, proposer: User) -> None:
    """Through every door at the same moment, several times each."""
    kinds: list[str] = []
    doings = [
        lambda door=door: kinds.append(door(claim, "confirm", claim.version, proposer, {}).kind)
        for door in (*DOORS.values(), *DOORS.values())
    ]
    _threads(doings)
    scene.ledger.refused += len(kinds)
    scene.hold("done" not in kinds, f"the proposer was let in: {kinds}")
    scene.hold(len(kinds) == len(doings), "a door did not answer")
    open_ = Review.objects.filter(claim=claim, decided_at__isnull=True).count()
    scene.hold(open_ == 1, "the proposal is not open any more")


def _move(claim: Claim, move: Move, inputs: MoveInputs, by: User) -> None:
    claim_actions.move(claim=claim, move=move, version=claim.version, inputs=inputs, by=by)


def _at_once(ledger: Ledger, claim: Claim, doings: Sequence[Callable[[], None]]) -> int:
    granted: list[bool] = []

    def ask(doing: Callable[[], None]) -> None:
        try:
            doing()
        except Refusal:
            ledger.note(claim.pk, claim.version, "refused")
        else:
            granted.append(True)
            ledger.note(claim.pk, claim.version, "accepted")

    _threads([partial(ask, doing) for doing in doings])
    return len(granted)


def _threads(doings: Sequence[Callable[[], object]]) -> None:
    """All of them behind one barrier, each on a connection of its own."""
    barrier = threading.Barrier(len(doings))

    def run(doing: Callable[[], object]) -> None:
        connection.ensure_connection()
        barrier.wait(30)
        try:
            doing()
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(doing,)) for doing in doings]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
