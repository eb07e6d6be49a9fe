"""How commands wait for a worker, and bring one along where a desk of one's own has none."""

import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from django.conf import settings

from factcheck.processes import stop_all
from factcheck.stage import worker

POLL_SECONDS = 0.2

PATIENCE_SECONDS = 3.0
"""How long nothing happens until an embedded desk is taken to have no worker, and one is started."""


class Patience:
    """How long nothing has happened; where that is long, a worker is started."""

    def __init__(self, name: str, stack: ExitStack) -> None:
        self._name, self._stack = name, stack
        self._since, self._helped = time.monotonic(), not settings.EMBEDDED
        self._before: object = None

    def wait(self, now: object, timeout: float) -> bool:
        """Wait a moment; `now` is how far things are. False where they stayed so for these seconds."""
        if now != self._before:
            self._before, self._since = now, time.monotonic()
        quiet = time.monotonic() - self._since
        if not self._helped and quiet > PATIENCE_SECONDS:
            self._helped = True
            self._stack.callback(stop_all, [worker(settings.VAR_DIR / "log", self._name, {})])
        if quiet > timeout:
            return False
        time.sleep(POLL_SECONDS)
        return True


@contextmanager
def patience(name: str) -> Iterator[Patience]:
    """For the command of this name; a worker that was started is stopped at the end."""
    with ExitStack() as stack:
        yield Patience(name, stack)
