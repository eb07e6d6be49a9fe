"""How long it takes until something follows, idle and after a kill, and with a long past behind it."""

import time
from functools import partial

from claims.actions import outbox, relay
from claims.domain.topics import Queue, Topic
from claims.models import OutboxEvent
from tests.bench.bench_app import __name__ as bench_app
from tests.bench.measure import Measure, ratio, times
from tests.faults.desk import Desk, kill_group, wait_until
from tests.faults.owner import owning

UNDONE = OutboxEvent.objects.filter(done_at__isnull=True)
FINISHED = """
INSERT INTO claims_outboxevent (topic, queue, key, object_id, attempts, problem, done_at)
SELECT 'verdict.stale', 'effects', 'past:' || n % 5000, n, 1, '', now() FROM generate_series(1, 1000000) n
"""


def idle(desk: Desk) -> Measure:
    """From the row's own INSERT to its done-mark, both by the database's clock."""
    worker = desk.worker(app=bench_app, env={"BENCH_TOPIC": "slow"})
    desk.wait_ready(worker)
    wait_until(lambda: not UNDONE.exists(), "what came before is done", 120)
    ids = []
    for number in range(160):
        ids.append(outbox.emit(Topic.VERDICT_STALE, key=f"idle:{number}", object_id=1).pk)
        time.sleep(0.05)
    rows = OutboxEvent.objects.filter(pk__in=ids)
    wait_until(lambda: not rows.filter(done_at__isnull=True).exists(), "all are done", 120)
    kill_group(worker)
    pairs = rows.order_by("pk").values_list("created_at", "done_at")
    spans = [(done - made).total_seconds() for made, done in pairs[20:] if done]
    return times("from commit to effect, idle", spans, "median < 100 ms, p99 < 500 ms")


def after_a_kill(desk: Desk) -> Measure:
    """Two workers; one is killed while it holds rows: until the last of those is somebody's again."""
    spare = desk.worker(app=bench_app, env={"BENCH_TOPIC": "slow"})
    spans = []
    for kill in range(8):
        other = desk.worker(app=bench_app, env={"BENCH_TOPIC": "slow"})
        desk.wait_ready(spare, other)
        outbox.emit_many(Topic.VERDICT_STALE, ((f"kill:{kill}:{number}", 1) for number in range(1200)))
        wait_until(lambda: _held() > 100, "both are at work", 60)
        began = time.monotonic()
        kill_group(other)
        left = set(UNDONE.filter(attempts=1, lease_token__isnull=False).values_list("pk", flat=True))
        wait_until(partial(_running_again, left), "nothing is abandoned", 60)
        spans.append(time.monotonic() - began)
        wait_until(lambda: not UNDONE.exists(), "all are done", 120)
    kill_group(spare)
    return times("from kill -9 of a worker to all its rows running again", spans, "p99 ≤ 5 s")


def _held() -> int:
    return UNDONE.filter(lease_token__isnull=False).count()


def _running_again(ids: set[int]) -> bool:
    """Whether none of these is still as a killed worker left it: not done, and tried once."""
    return not UNDONE.filter(pk__in=ids, attempts=1).exists()


def long_past() -> Measure:
    """The same rows leased and finished, after a million others and after none."""
    with owning() as cursor:
        cursor.execute("TRUNCATE claims_outboxevent CASCADE")
    empty = [_drain_rate(f"empty:{number}") for number in range(4)]
    with owning() as cursor:
        cursor.execute("TRUNCATE claims_outboxevent CASCADE")
        cursor.execute(FINISHED)
        cursor.execute("VACUUM ANALYZE claims_outboxevent")
    full = [_drain_rate(f"full:{number}") for number in range(4)]
    return ratio(
        "drain rate with a million finished rows ÷ with none",
        max(full),
        max(empty),
        unit="/s",
        wanted="≥ 0.9",
    )


def _drain_rate(name: str, many: int = 2000) -> float:
    outbox.emit_many(Topic.VERDICT_STALE, ((f"{name}:{number}", number) for number in range(many)))
    began = time.perf_counter()
    while leases := relay.lease(Queue.EFFECTS, 50):
        for held in leases:
            with relay.finishing(held):
                pass
    return many / (time.perf_counter() - began)
