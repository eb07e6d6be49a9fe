"""Plain Celery tasks that go through the same faults, and what became of them."""

import itertools
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from celery import Task
from django.conf import settings
from django.db import connection
from kombu.exceptions import OperationalError
from redis import Redis

from tests.faults import plain_app
from tests.faults.owner import let_in, owning

QUIET_SECONDS = 4.0
"""When nothing has happened for this long, and no task waits for its next try, nothing will, in the time
anybody waits."""

EMPTY_SECONDS = 1.0
"""The same, when neither the broker nor a worker has anything any more."""

NEXT_TRY = timedelta(seconds=20)
"""Longer than the longest pause between two tries."""

OUT_OF_ORDER = """
SELECT count(*) FROM (
    SELECT number, lag(number) OVER (PARTITION BY number %% %s ORDER BY at) AS one_before FROM plain_done
) AS done WHERE one_before > number
"""


@dataclass
class Became:
    rows: int = 0
    lost: int = 0
    twice: int = 0
    stuck: int = 0


class Plain:
    """Rows that a plain task each is to write down once, by number, and a look at those that were."""

    def __init__(self) -> None:
        self._numbers = itertools.count(1)
        self.rows = 0
        self.seconds: list[float] = []
        """How long each call that sent a task took."""
        self.not_taken = 0
        self._lock = threading.Lock()
        with owning() as cursor:
            cursor.execute(plain_app.TABLES)
            let_in(cursor, "plain_done", "plain_claim", "plain_snapshot")

    def new(self) -> int:
        """A row that is to be there once."""
        with self._lock:
            self.rows += 1
            return next(self._numbers)

    def post(
        self, number: int, task: "Task[Any, Any]" = plain_app.work, *more: int, countdown: int = 0
    ) -> None:
        """Send it, as a request would. What the broker does not take is as lost as what it loses."""
        began = time.monotonic()
        try:
            task.apply_async((number, *more), countdown=countdown)
        except OperationalError:
            with self._lock:
                self.not_taken += 1
        self.seconds.append(time.monotonic() - began)

    def send(self, many: int, task: "Task[Any, Any]" = plain_app.work) -> None:
        for _ in range(many):
            self.post(self.new(), task)

    @contextmanager
    def sending(self, *, people: int, pause: float) -> Iterator[None]:
        """People whose every request sends a task, for as long as the block runs."""
        ended = threading.Event()

        def live() -> None:
            while not ended.wait(pause):
                self.send(1)

        threads = [threading.Thread(target=live, daemon=True) for _ in range(people)]
        for thread in threads:
            thread.start()
        try:
            yield
        finally:
            ended.set()
            for thread in threads:
                thread.join()

    def settle(self, seconds: float) -> Became:
        """Wait until all is done, or nothing is done any more."""
        deadline, last, since = time.monotonic() + seconds, (-1, -1), time.monotonic()
        while time.monotonic() < deadline:
            held, tried_again = _held()
            state = (held, self._written())
            if state != last or tried_again:
                last, since = state, time.monotonic()
            if time.monotonic() - since > (QUIET_SECONDS if held else EMPTY_SECONDS):
                break
            time.sleep(0.2)
        done, twice = self._done()
        stuck = min(_held()[0], self.rows - done)
        return Became(self.rows, self.rows - done - stuck, twice, stuck)

    def out_of_order(self, claims: int) -> int:
        """Rows written down before an earlier one of their claim, if the claims took turns."""
        return _ask(OUT_OF_ORDER, claims)[0]

    def early(self) -> int:
        """How many were written down of those that are not due yet, which have numbers below zero."""
        return _ask("SELECT count(DISTINCT number) FROM plain_done WHERE number < 0")[0]

    def _written(self) -> int:
        return _ask("SELECT count(*) FROM plain_done")[0]

    def _done(self) -> tuple[int, int]:
        done, twice = _ask(
            "SELECT count(*), count(*) FILTER (WHERE times > 1)"
            " FROM (SELECT count(*) AS times FROM plain_done WHERE number > 0 GROUP BY number) AS done"
        )
        return done, twice


def _ask(question: str, *given: int) -> tuple[int, ...]:
    with connection.cursor() as cursor:
        cursor.execute(question, given)
        answer: tuple[int, ...] = cursor.fetchone()
    return answer


def _held() -> tuple[int, bool]:
    """How many messages wait, or are with a worker, or parked until a timeout of an hour; and whether one of
    those that were taken only waits for its next try."""
    path = settings.CELERY_BROKER_URL.removeprefix("redis+socket://").partition("?")[0]
    with Redis(unix_socket_path=path) as broker:
        waiting = broker.llen(plain_app.QUEUE)
        kept = [json.loads(raw) for raw in broker.hvals("unacked")]
    taken = [message for message, _, key in kept if key == plain_app.QUEUE]
    dues = [datetime.fromisoformat(due) for message in taken if (due := message["headers"].get("eta"))]
    now = datetime.now(UTC)
    return waiting + len(taken), any(now < due < now + NEXT_TRY for due in dues)
