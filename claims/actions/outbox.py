"""Leaving work for later, in the transaction that makes it necessary."""

from collections.abc import Iterable
from datetime import timedelta

from django.db import connection, transaction

from claims.actions import hints
from claims.domain.topics import QUEUE_OF, Queue, Topic
from claims.models import OutboxEvent

INTO = "INSERT INTO claims_outboxevent (topic, queue, key, object_id, attempts, problem)"

_INSERT = """
    INSERT INTO claims_outboxevent (topic, queue, key, object_id, attempts, problem, turn_at)
    VALUES (%s, %s, %s, %s, 0, '', statement_timestamp() + make_interval(secs => %s)) RETURNING id
"""
"""Each request pays for this row: as a statement it costs a third of what it costs as a model."""

AT_ONCE = timedelta()


def emit(topic: Topic, *, key: str, object_id: int, after: timedelta = AT_ONCE) -> OutboxEvent:
    """Write the row now, and hint at it once the transaction has committed.

    Rows of one `key` are worked in the order in which they were written. `after` lets rows pass that
    are written within that time.
    """
    queue = QUEUE_OF[topic]
    with connection.cursor() as cursor:
        cursor.execute(_INSERT, [topic.value, queue.value, key, object_id, after.total_seconds()])
        (event_id,) = cursor.fetchone()
    hint(queue)
    return OutboxEvent.from_db(
        "default",
        ["id", "topic", "queue", "key", "object_id"],
        [event_id, topic.value, queue.value, key, object_id],
    )


_INSERT_MANY = """
    INSERT INTO claims_outboxevent (topic, queue, key, object_id, attempts, problem, turn_at)
    SELECT %s, %s, new.key, new.object_id, 0, '', statement_timestamp() + make_interval(secs => %s)
    FROM unnest(%s::text[], %s::bigint[]) AS new (key, object_id)
"""


def emit_many(topic: Topic, rows: Iterable[tuple[str, int]], *, after: timedelta = AT_ONCE) -> None:
    """As `emit`, for many rows (key, object_id) in one statement and with one hint."""
    queue, given = QUEUE_OF[topic], list(rows)
    with connection.cursor() as cursor:
        cursor.execute(
            _INSERT_MANY,
            [
                topic.value,
                queue.value,
                after.total_seconds(),
                [key for key, _ in given],
                [object_id for _, object_id in given],
            ],
        )
    hint(queue)


def hint(queue: Queue) -> None:
    """Tell the workers of rows in this queue, once the transaction that wrote them has committed."""
    transaction.on_commit(lambda: hints.send(queue))
