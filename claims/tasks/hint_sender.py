"""Sending hints to the broker from a thread of its own: no request waits for it, and it may be away."""

import atexit
import logging
import os
import threading

from kombu.exceptions import OperationalError

from claims.domain.topics import Queue
from claims.tasks.drain import drain_queue

logger = logging.getLogger(__name__)

LAST_CALL = 3.0
"""Seconds that a process which ends gives its last hints, so that a command's are not lost."""


class HintSender:
    """Keeps which queues are to be hinted at, and a thread that does it. What it loses is hints alone."""

    def __init__(self) -> None:
        self._begin()
        # A forked child has the lock as it was, perhaps held, and not the thread.
        os.register_at_fork(after_in_child=self._begin)
        atexit.register(self.wait, LAST_CALL)

    def _begin(self) -> None:
        self._changed = threading.Condition()
        self._waiting: set[Queue] = set()
        self._sending = False
        self._away = False
        self._thread: threading.Thread | None = None

    def send(self, queue: Queue) -> None:
        """Have the queue hinted at soon; at once returned from. Hints at one queue that wait become one."""
        with self._changed:
            self._waiting.add(queue)
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="hints", daemon=True)
                self._thread.start()
            self._changed.notify_all()

    def wait(self, seconds: float) -> bool:
        """Wait until every hint has been tried; False if that takes longer."""
        with self._changed:
            return self._changed.wait_for(lambda: not (self._waiting or self._sending), seconds)

    def _run(self) -> None:
        while True:
            with self._changed:
                self._sending = False
                self._changed.notify_all()
                self._changed.wait_for(lambda: self._waiting)
                queues, self._waiting, self._sending = sorted(self._waiting), set(), True
            for queue in queues:
                self._hint(queue)

    def _hint(self, queue: Queue) -> None:
        """A broker that is away is said once, and again when it is back: the reconciler finds the rows."""
        try:
            drain_queue.apply_async((queue.value,), queue=queue.value, retry=False)
        except OperationalError as error:
            if not self._away:
                logger.warning("No hints are sent, the broker is away: %s", error)
            self._away = True
        except Exception:
            # Whatever else a broken connection raises: this thread must outlive it, and hint again.
            logger.exception("A hint was lost.")
        else:
            if self._away:
                logger.warning("Hints are sent again.")
            self._away = False


_sender = HintSender()
send, wait = _sender.send, _sender.wait
