"""Emptying the outbox."""

from celery import shared_task

from claims.actions import hints
from claims.domain.topics import Queue
from claims.pipeline import drain
from claims.tasks.queues import waiting_queues


@shared_task(name="claims.drain", ignore_result=True, soft_time_limit=60, time_limit=75)
def drain_queue(queue: str) -> None:
    """Work what is due in one queue, and go on in another task if that takes long."""
    if drain.drain(Queue(queue)) and Queue(queue) in waiting_queues():
        hints.send(Queue(queue))


@shared_task(name="claims.reconcile", ignore_result=True, soft_time_limit=20, time_limit=30)
def reconcile() -> None:
    """Find rows whose hint was lost or whose worker died, and hint at them again."""
    drain.bury_abandoned()
    for queue in waiting_queues():
        drain_queue.apply_async((queue.value,), queue=queue.value, retry=False)
