"""Whose turn it is: what somebody adds who has much waiting comes after what others add."""

from datetime import timedelta

from django.db.models import QuerySet

from claims.domain.topics import QUEUE_OF, Topic
from claims.models import Article, OutboxEvent, Snapshot

SHARE = timedelta(milliseconds=40)
"""So much later is the turn of each further row of one person: about what working one takes."""

NO_HURRY = timedelta(minutes=1)
"""So much later is the turn of what nobody waits for: all that people add within that time comes first."""

LAST = timedelta(days=365)
"""So late is the turn of what may wait for all else, whenever that comes: turns only give the order."""

LOOKED_AT = 500
"""So many of the rows that wait are looked at, however many there are."""


def after(topic: Topic, *, added_by_id: int) -> timedelta:
    """How much later than now a new row's turn is, by what waits of the same person's articles."""
    waiting = OutboxEvent.objects.filter(
        topic=topic.value, queue=QUEUE_OF[topic].value, done_at__isnull=True, dead_at__isnull=True
    )
    ids = waiting.order_by("-turn_at").values("object_id")[:LOOKED_AT]
    return SHARE * _theirs(topic, added_by_id).filter(pk__in=ids).count()


def _theirs(topic: Topic, added_by_id: int) -> QuerySet[Article] | QuerySet[Snapshot]:
    if topic == Topic.ADDRESS_GIVEN:
        return Article.objects.filter(added_by=added_by_id)
    return Snapshot.objects.filter(article__added_by=added_by_id)
