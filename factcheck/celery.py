"""The Celery app, and the reconciler in every worker: rows are found and times kept without a beat."""

import logging
import os
import threading
from typing import Any

from celery import Celery, bootsteps
from celery.signals import celeryd_init
from django.conf import settings
from django.db import Error as DatabaseFailure
from django.db import connection
from kombu.exceptions import KombuError
from kombu.transport.redis import Channel

from factcheck import memory

logger = logging.getLogger("factcheck.reconciler")

REPEATED = ("claims.reconcile", "claims.tick")

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")

app = Celery("factcheck")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks(["claims"])
# `Celery()` makes itself current in this thread alone; a web server answers in others.
app.set_default()


@celeryd_init.connect
def _begin(**_: Any) -> None:
    memory.give_back()


class Reconciler(bootsteps.StartStopStep):
    """A thread of the worker's first process that looks for rows whose hint was lost, and for what is due."""

    requires = ("celery.worker.components:Pool",)

    def __init__(self, parent: Any, **options: Any) -> None:
        super().__init__(parent, **options)
        self._ended = threading.Event()
        self._away = False
        self._thread = threading.Thread(target=self._run, name="reconciler", daemon=True)

    def start(self, parent: Any) -> None:
        self._thread.start()

    def stop(self, parent: Any) -> None:
        self._ended.set()

    terminate = stop

    def _run(self) -> None:
        while not self._ended.wait(settings.RECONCILE_SECONDS):
            # Each by itself: what is due must not wait for a broker that is away.
            answers = [self._ask(name) for name in REPEATED]
            if self._away and not any(answers):
                logger.warning("The reconciler looks again.")
            self._away = any(answers)
            # The pool forks from this process: leave no connection for a child to find.
            connection.close()

    def _ask(self, name: str) -> bool:
        """Look once; whether the database or the broker is away, which is said once."""
        try:
            app.tasks[name]()
        except (DatabaseFailure, KombuError, OSError) as failure:
            if not self._away:
                logger.warning("The reconciler waits for the database or the broker: %s", failure)
            return True
        except Exception:
            # Whatever else a broken connection raises: this thread must outlive it, and look again.
            logger.exception("The reconciler could not look.")
        return False


app.steps["worker"].add(Reconciler)

# When its broker goes away, a worker would put back the hints it holds over the connection that it has just
# closed, fail at that, and end. They are hints: it need not.
Channel.do_restore = False
