"""Valkey stopped, killed, wiped and frozen."""

import time

from django.conf import settings
from redis import Redis
from redis.exceptions import RedisError

from tests.faults import requests
from tests.faults.desk import wait_until
from tests.faults.people import Crowd
from tests.faults.scene import Scene

SLOWEST = 0.25
"""Seconds that 99 of 100 requests stay under while the broker is away; on a machine so busy that they do not
with a broker either, half as much again as with it."""


def stopped(scene: Scene) -> None:
    """Requests go on without a broker: none fails, and none is slow.

    Beside them, as many requests each send a plain task; one that the broker does not take, after the tries
    that Celery makes of itself, is lost.
    """
    plain = scene.plain
    scene.desk.web(requests.PORT)
    scene.desk.wait_ready(scene.desk.worker(), scene.desk.plain_worker())
    away = scene.many(10, 4)
    visitors = requests.Visitors(scene.ledger, people=2, pause=0.06)
    with visitors, plain.sending(people=2, pause=0.06):
        # The first requests load what the server has not needed before.
        wait_until(lambda: len(visitors.seconds) > 20, "the server is warm", 60)
        visitors.seconds.clear()
        time.sleep(away / 2)
        before = _p99(visitors.seconds)
        visitors.seconds.clear()
        plain.seconds.clear()
        scene.desk.valkey.stop()
        time.sleep(away)
        asked, late = len(visitors.seconds), _p99(visitors.seconds)
        scene.desk.restart_broker()
        time.sleep(2)
    scene.hold(not visitors.failures, f"requests failed: {visitors.failures[:3]}")
    scene.hold(late < max(SLOWEST, 1.5 * before), f"p99 was {late * 1000:.0f} ms")
    scene.say(
        f"{asked} requests in {away} s without a broker: {len(visitors.failures)} failed,"
        f" p99 {late * 1000:.0f} ms (with it {before * 1000:.0f} ms)"
    )
    scene.say(
        f"plain: {plain.not_taken} of {plain.rows} were not taken, and the slowest request waited"
        f" {max(plain.seconds):.1f} s"
    )


def _p99(seconds: list[float]) -> float:
    return sorted(seconds)[int(len(seconds) * 0.99)]


def tormented(scene: Scene) -> None:
    """Killed, wiped or frozen every half second, while people move claims and rows are written."""
    pair = scene.desk.worker(), scene.desk.plain_worker()
    scene.desk.wait_ready(*pair)
    done: dict[str, int] = {"killed": 0, "wiped": 0, "frozen": 0}
    with scene.emitting(scene.many(3_000, 600)), Crowd(scene.ledger):
        for _ in range(scene.many(18, 5)):
            time.sleep(scene.chance.uniform(0.1, 0.8))
            fault = scene.chance.choice(list(done))
            done[fault] += 1
            if fault == "killed":
                scene.desk.kill_broker()
                time.sleep(0.4)
                scene.desk.restart_broker()
            elif fault == "wiped":
                wipe()
            else:
                with scene.desk.frozen_broker():
                    time.sleep(0.8)
            scene.desk.supervise_plain()
    scene.hold(not scene.ledger.failures, f"moves failed: {scene.ledger.failures[:3]}")
    scene.say(", ".join(f"{fault} {times} times" for fault, times in done.items()))


def wipe() -> None:
    path = settings.CELERY_BROKER_URL.removeprefix("redis+socket://").partition("?")[0]
    with Redis(unix_socket_path=path) as broker:
        try:
            broker.flushall()
        except RedisError:
            return
