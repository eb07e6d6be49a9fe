"""Durable status changes per second through Celery, against Celery doing nothing, and against plain SQL."""

import json
import time
from collections.abc import Callable
from uuid import uuid4

import psycopg
from django.conf import settings
from redis import Redis

from claims.actions import outbox
from claims.domain.chain import GENESIS
from claims.domain.topics import Topic
from claims.models import Claim, HistoryEntry, HistoryHead
from factcheck import embedded
from factcheck.processes import Child
from tests.bench.bench_app import __name__ as bench_app
from tests.bench.bench_app import nothing
from tests.bench.bench_handlers import PACKAGE
from tests.bench.measure import Measure, ratio
from tests.faults.desk import Desk, freeze, kill_group, thaw, wait_until

CLAIMS, TASKS, BY_HAND = 8_000, 4_000, 1_500
SECONDS = 600.0


def measures(desk: Desk) -> list[Measure]:
    worker = desk.worker(app=bench_app, env={"BENCH_TOPIC": "bulk"})
    desk.wait_ready(worker)
    empty = _nothing_per_second(worker)
    moved = _moves_per_second(worker)
    kill_group(worker)
    plain = _sql_per_second()
    what = "durable status changes a second through Celery, in bulk"
    return [
        ratio(f"{what} ÷ no-op Celery tasks", moved, empty, unit="/s", wanted="≥ 5"),
        ratio("the same ÷ plain SQL, one transaction each", moved, plain, unit="/s", wanted="≥ 0.3"),
    ]


def _nothing_per_second(worker: Child) -> float:
    """All are waiting when the worker begins, so that sending is not measured."""
    freeze(worker)
    # What workers that were killed had taken stays there, until an hour has passed.
    abandoned = _waiting()
    for number in range(TASKS):
        nothing.apply_async((number,), queue="factcheck", retry=False)
    return _rate(worker, TASKS, lambda: _waiting() <= abandoned)


def _waiting() -> int:
    path = settings.CELERY_BROKER_URL.removeprefix("redis+socket://").partition("?")[0]
    with Redis(unix_socket_path=path) as broker:
        return int(broker.llen("factcheck")) + int(broker.hlen("unacked"))


def _moves_per_second(worker: Child) -> float:
    first = _new_claims(CLAIMS)
    freeze(worker)
    packages = range(first, first + CLAIMS, PACKAGE)
    outbox.emit_many(Topic.VERDICT_STALE, ((f"bulk:{begin}", begin) for begin in packages))
    moved = HistoryEntry.objects.filter(kind="claim.moved", subject_id__gte=first)
    rate = _rate(worker, CLAIMS, lambda: moved.count() == CLAIMS)
    assert Claim.objects.filter(pk__gte=first, state="triaged", version=2).count() == CLAIMS
    return rate


def _rate(worker: Child, many: int, done: Callable[[], bool]) -> float:
    thaw(worker)
    began = time.perf_counter()
    wait_until(done, "the worker is through", SECONDS)
    return many / (time.perf_counter() - began)


def _new_claims(many: int) -> int:
    """Rows alone, in one statement: how they came is not measured. Returns the first number."""
    made = Claim.objects.bulk_create(
        [Claim(text=f"Bench claim {uuid4()}", comparable_text=str(uuid4())) for _ in range(many)]
    )
    HistoryHead.objects.bulk_create(
        [
            HistoryHead(subject="claim", subject_id=claim.pk, position=0, previous_hash=GENESIS, hash=GENESIS)
            for claim in made
        ]
    )
    return made[0].pk


WRITE = (
    """UPDATE claims_claim SET state = 'triaged', checkability = 'fact_now', version = version + 1,
    moved_at = now() WHERE id = %(claim)s AND state = 'new' AND version = 1""",
    """INSERT INTO claims_historyhead (subject, subject_id, position, previous_hash, hash)
    VALUES ('claim', %(claim)s, 1, %(hash)s, %(hash)s) ON CONFLICT (subject, subject_id)
    DO UPDATE SET position = 1, hash = excluded.hash""",
    """INSERT INTO claims_historyentry (subject, subject_id, position, kind, at, actor_id, actor_name,
    data, previous_hash, hash) VALUES ('claim', %(claim)s, 1, 'claim.moved', now(), 1, 'Edda', %(data)s,
    %(hash)s, %(hash)s)""",
    """INSERT INTO claims_outboxevent (topic, queue, key, object_id, attempts, problem, done_at)
    VALUES ('claim.moved', 'effects', %(key)s, %(claim)s, 0, '', now())""",
)
"""The same rows as a move leaves, without asking anybody anything."""


def _sql_per_second() -> float:
    first = _new_claims(BY_HAND)
    data = json.dumps({"move": "triage", "from": "new", "to": "triaged", "version": 2})
    with psycopg.connect(embedded.database_url(settings.VAR_DIR)) as connection:
        began = time.perf_counter()
        for claim in range(first, first + BY_HAND):
            given = {"claim": claim, "key": f"claim:{claim}", "hash": "0" * 64, "data": data}
            with connection.transaction():
                for statement in WRITE:
                    connection.execute(statement, given)
        return BY_HAND / (time.perf_counter() - began)
