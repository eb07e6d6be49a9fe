"""Leaving work for later, in the transaction that makes it necessary."""

from django.db import transaction
from django.utils import timezone

from claims.actions import hints
from claims.domain.topics import QUEUE_OF, Topic
from claims.models import OutboxEvent


def emit(topic: Topic, *, key: str, object_id: int) -> OutboxEvent:
    """Write the row now, and hint at it once the transaction has committed.

    Rows of one `key` are worked in the order in which they were written.
    """
    queue = QUEUE_OF[topic]
    event = OutboxEvent.objects.create(
        topic=topic.value, queue=queue.value, key=key, object_id=object_id, due_at=timezone.now()
    )
    transaction.on_commit(lambda: hints.send(queue))
    return event
