"""Hints lost, repeated and turned round, with two of everything that looks for rows and for the time."""

from datetime import timedelta

from claims.actions import hints
from claims.domain.topics import Queue
from claims.tasks.drain import drain_queue
from tests.faults import deadlines, people
from tests.faults.desk import freeze, thaw, wait_until
from tests.faults.plain import Plain
from tests.faults.scene import Scene

TIMES = 5
"""How often each is delivered, last first."""

SOON = timedelta(seconds=1)


def wild(scene: Scene) -> None:
    """A third of the hints never leave, as after a crash behind COMMIT; the others come late and often.

    Where a hint only says that there is a row, the message of a plain task is all there is of it.
    """
    plain = scene.plain
    kept: list[Queue] = []
    hints._senders[:] = [kept.append]
    workers = scene.desk.worker(), scene.desk.worker()
    plains = scene.desk.plain_worker(), scene.desk.plain_worker()
    beats = scene.desk.beat(), scene.desk.beat()
    scene.desk.wait_ready(*workers, *plains)
    due = deadlines.set_for(scene, scene.many(40, 10), SOON)
    people.emit_rows(scene.ledger, scene.many(2_000, 500))
    with people.Crowd(scene.ledger, people=4, pause=0.02):
        wait_until(lambda: len(kept) > scene.many(200, 40), "enough hints are kept", 60)
    sent = [queue for queue in kept if scene.chance.random() > 1 / 3]
    for queue in reversed(sent):
        for _ in range(TIMES):
            drain_queue.apply_async((queue.value,), queue=queue.value, retry=False)
    messages = _messages(scene, plain)
    deadlines.said_once(scene, due)
    # A beat and a worker that stop without ending: whoever led no longer does, once the other asks.
    stopped = (beats[0], workers[0], plains[0])
    for child in stopped:
        freeze(child)
    due = deadlines.set_for(scene, scene.many(40, 10), SOON)
    deadlines.said_once(scene, due)
    for child in reversed(stopped):
        thaw(child)
    scene.say(f"{len(sent)} of {len(kept)} hints, each five times, last first; 2 workers, 2 beats")
    scene.say(
        f"plain: {messages} of {plain.rows} messages, each five times, last first; 2 workers, and no beat:"
        " Celery asks for one alone, and says that two do everything twice"
    )


def _messages(scene: Scene, plain: Plain) -> int:
    """The same with the messages of plain tasks; how many of them ever left."""
    numbers = [plain.new() for _ in range(scene.many(300, 60))]
    sent = [number for number in numbers if scene.chance.random() > 1 / 3]
    for number in reversed(sent):
        for _ in range(TIMES):
            plain.post(number)
    return len(sent)
