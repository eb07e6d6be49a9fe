"""The desk's own worker with a task that does nothing, and with the topic that the bench loads.

BENCH_TOPIC: `bulk` makes a row of `verdict.stale` a package of a hundred claims to triage, as a bulk
job's row is; `slow` makes it five milliseconds of work.
"""

import os
from importlib import import_module

from celery.signals import worker_init

from factcheck.celery import app


@app.task(name="bench.nothing", ignore_result=True)
def nothing(number: int) -> None:
    """What Celery itself costs."""


@worker_init.connect
def _load(**given: object) -> None:
    if wanted := os.environ.get("BENCH_TOPIC"):
        import_module("tests.bench.bench_handlers").install(wanted)
