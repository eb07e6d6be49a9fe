"""What a scenario is given, and how it ends."""

import random
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from typing import Any

from django.db import connection

from claims.models import OutboxEvent
from tests.faults import invariants, people
from tests.faults.desk import Desk
from tests.faults.people import Ledger
from tests.faults.plain import Became, Plain

QUIET_SECONDS = 45.0
"""When nothing more has been done for this long, what is left is stuck."""


@dataclass
class Scene:
    """The desk, what it answered, and how much of everything there is to be."""

    desk: Desk
    full: bool
    ledger: Ledger = field(default_factory=Ledger)
    plain: Plain = field(default_factory=Plain)
    """Plain tasks, which go through the same."""
    chance: random.Random = field(default_factory=lambda: random.Random(4))
    said: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def many(self, full: int, small: int) -> int:
        return full if self.full else small

    def say(self, sentence: str) -> None:
        self.said.append(sentence)

    def hold(self, holds: bool, otherwise: str) -> None:
        if not holds:
            self.wrong.append(otherwise)

    @contextmanager
    def emitting(self, rows: int) -> Iterator[None]:
        """Write rows, and send as many plain tasks, while the block runs; both are complete after it."""
        doings = (lambda: people.emit_rows(self.ledger, rows), lambda: self.plain.send(rows))
        threads = [threading.Thread(target=_closing(doing)) for doing in doings]
        for thread in threads:
            thread.start()
        yield
        for thread in threads:
            thread.join()

    def drained(self) -> None:
        """Wait until nothing is left to do, for as long as it becomes less."""
        began = last = time.monotonic()
        least: int | None = None
        waiting = OutboxEvent.objects.filter(done_at__isnull=True, dead_at__isnull=True)
        while left := waiting.count():
            if least is None or left < least:
                least, last = left, time.monotonic()
            if time.monotonic() - last > QUIET_SECONDS:
                self.wrong.append(f"{left} rows wait, and nothing is done any more")
                break
            time.sleep(0.05)
        self.say(f"drained {time.monotonic() - began:.1f} s after the last fault")

    def finish(self) -> dict[str, Any]:
        """Drained, every invariant checked, and both columns filled in."""
        self.drained()
        found = invariants.check(self.ledger)
        theirs = self._settled()
        if self.ledger.accepted:
            self.say(f"{len(self.ledger.accepted)} moves granted, {self.ledger.refused} refused")
        return {
            "ours": {"rows": found.rows, "lost": found.lost, "twice": found.twice, "stuck": found.stuck},
            "plain": asdict(theirs),
            "said": self.said,
            "wrong": self.wrong + found.wrong,
        }

    def _settled(self) -> Became:
        """What became of the plain tasks; a worker of theirs that ended by itself is started again first."""
        self.desk.supervise_plain()
        if self.desk.plain_restarts:
            self.say(
                f"plain: a worker that had ended by itself was started again: {self.desk.plain_restarts}"
            )
        self.desk.wait_plain()
        return self.plain.settle(60.0)


def _closing(doing: Callable[[], object]) -> Callable[[], None]:
    def run() -> None:
        try:
            doing()
        finally:
            connection.close()

    return run
