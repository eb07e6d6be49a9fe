"""The desk's own worker with one thing made odd, as its environment says: its clock, a topic, or a pause.

FAULTS_CLOCK: seconds by which this worker's clock is wrong (`skewed` does the rest). FAULTS_TOPIC: a name of
`odd_handlers.ODD`. FAULTS_PATIENCE: seconds, in place of a minute, that a letter waits after a failed try.
"""

import os
from datetime import timedelta
from importlib import import_module

from celery.signals import worker_init
from django.utils import timezone

from claims.domain.topics import PATIENCE, Topic
from factcheck.celery import app

__all__ = ["app"]


def _skew(seconds: float) -> None:
    now = timezone.now
    timezone.now = lambda: now() + timedelta(seconds=seconds)


@worker_init.connect
def _make_odd(**given: object) -> None:
    # Not at the top: models can be imported only once Django is ready, and the children fork from here.
    if wanted := os.environ.get("FAULTS_TOPIC"):
        import_module("tests.faults.odd_handlers").install(wanted)


_skew(float(os.environ.get("FAULTS_CLOCK", "0")))
PATIENCE[Topic.NOTICE_MAIL] = int(os.environ.get("FAULTS_PATIENCE", PATIENCE[Topic.NOTICE_MAIL]))
