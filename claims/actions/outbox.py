"""Leaving work for later, in the transaction that makes it necessary."""

from collections.abc import Iterable

from django.db import transaction

from claims.actions import hints
from claims.domain.topics import QUEUE_OF, Queue, Topic
from claims.models import OutboxEvent


def emit(topic: Topic, *, key: str, object_id: int) -> OutboxEvent:
    """Write the row now, and hint at it once the transaction has committed.

    Rows of one `key` are worked in the order in which they were written.
    """
    queue = QUEUE_OF[topic]
    event = OutboxEvent.objects.create(topic=topic.value, queue=queue.value, key=key, object_id=object_id)
    _hint(queue)
    return event


def emit_many(topic: Topic, rows: Iterable[tuple[str, int]]) -> list[OutboxEvent]:
    """As `emit`, for many rows (key, object_id) in one statement and with one hint."""
    queue = QUEUE_OF[topic]
    events = OutboxEvent.objects.bulk_create(
        OutboxEvent(topic=topic.value, queue=queue.value, key=key, object_id=object_id)
        for key, object_id in rows
    )
    _hint(queue)
    return events


def _hint(queue: Queue) -> None:
    transaction.on_commit(lambda: hints.send(queue))
