"""What is done because its time has come. Many may ask; one at a time does it."""

import logging
from collections.abc import Callable
from datetime import datetime

from django.db import connection

from claims.actions import (
    deadlines,
    digests,
    feeds,
    heads,
    locks,
    publications,
    rechecks,
    repeats,
    reply_deadlines,
    revisits,
)

logger = logging.getLogger(__name__)

TIMED: tuple[Callable[[datetime], int], ...] = (
    deadlines.say_overdue,
    publications.say_due,
    reply_deadlines.say_passed,
    rechecks.say_come,
    revisits.ask_due,
    digests.write_due,
    heads.write_if_due,
    repeats.forget,
    feeds.say_due,
)
"""Each does what is due at this time, says how much that was, and does nothing the second time."""

LEADER = 0x66616374
"""The advisory lock of whoever does timed work: any number that nothing else in the database uses."""


def tick(now: datetime) -> int:
    """Do what is due, unless another process is at it; how much was done."""
    with locks.leading(LEADER) as leads:
        return sum(_done(job, now) for job in TIMED) if leads else 0


def _done(job: Callable[[datetime], int], now: datetime) -> int:
    try:
        return job(now)
    except Exception:
        if not connection.is_usable():
            raise
        # One that fails must not hold up those after it; the next tick tries it again.
        logger.exception("Timed work failed: %s", job.__name__)
        return 0
