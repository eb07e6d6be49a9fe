"""Celery by a wrong clock: `python -m tests.faults.skewed …` is `celery …`, FAULTS_CLOCK seconds off.

In a room of its own: Celery keeps the `time.time` of when it was imported, so the clock is wrong before.
"""

import os
import runpy
import time


def _skew(seconds: float) -> None:
    told = time.time
    time.time = lambda: told() + seconds


if __name__ == "__main__":
    _skew(float(os.environ["FAULTS_CLOCK"]))
    runpy.run_module("celery", run_name="__main__", alter_sys=True)
