"""The Celery app, and the reconciler in every worker, so that rows are found and times kept with no beat."""

import logging
import os
import threading
from typing import Any

from celery import Celery, bootsteps
from django.conf import settings
from django.db import Error as DatabaseFailure
from django.db import connection
from kombu.exceptions import KombuError

logger = logging.getLogger("factcheck.reconciler")

REPEATED = ("claims.reconcile", "claims.tick")

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")

app = Celery("factcheck")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks(["claims"])
# `Celery()` makes itself current in this thread alone; a web server answers in others.
app.set_default()


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
            self._look()

    def _look(self) -> None:
        """One look. A database or broker that is away is said once, and again when it is back."""
        try:
            for name in REPEATED:
                app.tasks[name]()
        except (DatabaseFailure, KombuError, OSError) as failure:
            if not self._away:
                logger.warning("The reconciler waits for the database or the broker: %s", failure)
            self._away = True
        else:
            if self._away:
                logger.warning("The reconciler looks again.")
            self._away = False
        finally:
            # The pool forks from this process: leave no connection for a child to find.
            connection.close()


app.steps["worker"].add(Reconciler)
