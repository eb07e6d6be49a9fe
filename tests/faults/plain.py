"""Plain Celery tasks that go through the same faults, and what became of them."""

import time
from dataclasses import dataclass

from django.conf import settings
from django.db import connection
from kombu.exceptions import OperationalError
from redis import Redis

from tests.faults import plain_app
from tests.faults.owner import let_in, owning

QUIET_SECONDS = 4.0
"""When no more of them have been done for this long, none will be, in the time anybody waits."""


@dataclass
class Became:
    rows: int = 0
    lost: int = 0
    twice: int = 0
    stuck: int = 0


class Plain:
    """Sends numbers, and looks at the end which were written down."""

    def __init__(self) -> None:
        self.sent = 0
        with owning() as cursor:
            cursor.execute(plain_app.TABLE)
            let_in(cursor, "plain_done")

    def send(self, many: int) -> None:
        """One task each. A task that the broker does not take is as lost as one that it loses."""
        for _ in range(many):
            self.sent += 1
            try:
                plain_app.work.apply_async((self.sent,), retry=False)
            except OperationalError:
                continue

    def settle(self, seconds: float) -> Became:
        """Wait until they are all done, or nothing is done any more."""
        deadline, last, since = time.monotonic() + seconds, -1, time.monotonic()
        while time.monotonic() < deadline:
            done, _ = self._done()
            if done != last:
                last, since = done, time.monotonic()
            if done == self.sent or time.monotonic() - since > QUIET_SECONDS:
                break
            time.sleep(0.2)
        done, twice = self._done()
        stuck = min(self._held_by_the_broker(), self.sent - done)
        return Became(self.sent, self.sent - done - stuck, twice, stuck)

    def _done(self) -> tuple[int, int]:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*), count(*) FILTER (WHERE times > 1)"
                " FROM (SELECT count(*) AS times FROM plain_done GROUP BY number) AS done"
            )
            done, twice = cursor.fetchone()
        return done, twice

    def _held_by_the_broker(self) -> int:
        """Messages that wait, or are parked until a timeout of an hour."""
        path = settings.CELERY_BROKER_URL.removeprefix("redis+socket://").partition("?")[0]
        with Redis(unix_socket_path=path) as broker:
            return int(broker.llen("plain")) + int(broker.hlen("unacked"))
