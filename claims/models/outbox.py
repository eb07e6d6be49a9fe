"""What is still to be done because of what was written."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from claims.domain.topics import Queue, Topic
from claims.models.base import both_or_neither, one_of

MAX_ATTEMPTS = 5


class OutboxEvent(models.Model):
    """A row of work. The row is the truth; a Celery message is only a hint that it exists.

    It is waiting, leased (`lease_until` in the future), done, or dead after five tries.
    `key` orders the work of one subject: a later row waits for the earlier ones. Of what is due, the row
    with the earliest `turn_at` comes first. Every time here is told by the database's clock, so that no
    two machines can disagree about it.
    """

    topic = models.CharField(max_length=60)
    queue = models.CharField(max_length=20)
    key = models.CharField(max_length=60)
    object_id = models.BigIntegerField()
    created_at = models.DateTimeField(db_default=Now())
    due_at = models.DateTimeField(db_default=Now())
    turn_at = models.DateTimeField(db_default=Now())
    attempts = models.PositiveSmallIntegerField(default=0)
    lease_token = models.UUIDField(null=True, blank=True)
    lease_until = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    dead_at = models.DateTimeField(null=True, blank=True)
    problem = models.TextField(blank=True)

    class Meta:
        constraints = [
            one_of("topic", Topic, name="outbox_topic_is_known"),
            one_of("queue", Queue, name="outbox_queue_is_known"),
            both_or_neither("lease_token", "lease_until", name="outbox_lease_has_token_and_end"),
            models.CheckConstraint(
                condition=Q(done_at__isnull=True) | Q(dead_at__isnull=True), name="outbox_done_or_dead"
            ),
        ]
        indexes = [
            # What is due in this queue, in turn?
            models.Index(
                fields=["queue", "turn_at", "id"],
                condition=Q(done_at__isnull=True, dead_at__isnull=True),
                name="outbox_turns",
            ),
            # Does earlier work of the same subject still wait?
            models.Index(
                fields=["key", "id"],
                condition=Q(done_at__isnull=True, dead_at__isnull=True),
                name="outbox_order",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.topic} {self.object_id}"


class DeadLetter(OutboxEvent):
    """A row that was given up after its last try: the same table, looked at by whoever must see to it."""

    class Meta:
        proxy = True
