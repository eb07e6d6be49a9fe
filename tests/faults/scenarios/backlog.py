"""Nobody works for a while, and then somebody does."""

import time

from django.db import connection

from tests.faults import invariants
from tests.faults.scene import Scene
from tests.faults.setting import CLAIMS

OUT_OF_ORDER = """
SELECT count(*) FROM (
    SELECT e.id, lag(e.id) OVER (PARTITION BY e.key ORDER BY f.at) AS one_before
    FROM faults_finished f JOIN claims_outboxevent e ON e.id = f.event_id WHERE e.id > %s
) AS finished WHERE one_before > id
"""


def waited(scene: Scene) -> None:
    """Rows pile up; then two workers drain them, those of one claim in the order they were written.

    The plain tasks pile up with them; their two workers come when ours are done, so as not to be in the way.
    """
    plain = scene.plain
    rows = scene.many(10_000, 1_000)
    with scene.emitting(rows):
        pass
    scene.desk.wait_ready(scene.desk.worker(), scene.desk.worker())
    began = time.monotonic()
    scene.drained()
    seconds = time.monotonic() - began
    with connection.cursor() as cursor:
        cursor.execute(OUT_OF_ORDER, [invariants.before("claims_outboxevent")])
        wrong = cursor.fetchone()[0]
    scene.hold(not wrong, f"{wrong} rows were worked before an earlier one of their claim")
    scene.say(f"{rows} rows, {rows / seconds:.0f} a second, {wrong} out of order")
    scene.desk.wait_ready(scene.desk.plain_worker(), scene.desk.plain_worker())
    plain.settle(120.0)
    scene.say(f"plain: {plain.out_of_order(CLAIMS)} of {plain.rows} out of order")
