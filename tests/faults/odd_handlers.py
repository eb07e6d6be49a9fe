"""What an odd worker does with rows of the topic `verdict.stale`."""

import time

from celery.exceptions import SoftTimeLimitExceeded

from claims.actions import relay
from claims.domain.topics import Topic
from claims.models import HistoryEntry
from claims.pipeline import drain
from claims.tasks.drain import drain_queue
from tests.faults.short import DRAIN, HARD, SOFT


def install(name: str) -> None:
    drain.HANDLERS[Topic.VERDICT_STALE] = ODD[name]
    drain.SECONDS = DRAIN
    shorten_limits()


def shorten_limits() -> None:
    """In the process that sends hints too: the limits travel with them."""
    drain_queue.soft_time_limit, drain_queue.time_limit = SOFT, HARD


def slow(held: relay.Lease) -> None:
    """Past the soft limit where the cause says slow, past the hard one too where it says deaf."""
    cause = HistoryEntry.objects.get(pk=held.object_id).data["cause"]
    if cause == "deaf":
        try:
            time.sleep(20)
        except SoftTimeLimitExceeded:
            time.sleep(20)
    if cause == "slow" and held.attempt < 3:
        time.sleep(20)
    with relay.finishing(held):
        pass


ODD = {"slow": slow}
