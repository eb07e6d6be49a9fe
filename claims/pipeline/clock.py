"""What is done because its time has come. Many may ask; one at a time does it."""

from collections.abc import Callable
from datetime import datetime

from claims.actions import deadlines, digests, locks

TIMED: tuple[Callable[[datetime], int], ...] = (deadlines.say_overdue, digests.write_due)
"""Each does what is due at this time, says how much that was, and does nothing the second time."""

LEADER = 0x66616374
"""The advisory lock of whoever does timed work: any number that nothing else in the database uses."""


def tick(now: datetime) -> int:
    """Do what is due, unless another process is at it; how much was done."""
    with locks.leading(LEADER) as leads:
        return sum(job(now) for job in TIMED) if leads else 0
