"""The desk's own worker with one thing made odd, as its environment says: its clock, or what one topic does.

FAULTS_CLOCK: seconds by which this worker's clock is wrong. FAULTS_TOPIC: a name of `odd_handlers.ODD`.
"""

import os
import time
from datetime import timedelta
from importlib import import_module

from celery.signals import worker_init
from django.utils import timezone

from factcheck.celery import app

__all__ = ["app"]


def _skew(seconds: float) -> None:
    told, now = time.time, timezone.now
    time.time = lambda: told() + seconds
    timezone.now = lambda: now() + timedelta(seconds=seconds)


@worker_init.connect
def _make_odd(**given: object) -> None:
    # Not at the top: models can be imported only once Django is ready, and the children fork from here.
    if wanted := os.environ.get("FAULTS_TOPIC"):
        import_module("tests.faults.odd_handlers").install(wanted)


_skew(float(os.environ.get("FAULTS_CLOCK", "0")))
