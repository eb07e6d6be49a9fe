"""What was given up."""

from django.db.models import QuerySet

from claims.models import DeadLetter, OutboxEvent


def waiting() -> QuerySet[DeadLetter]:
    """The rows that nobody will work again unless somebody says so."""
    return DeadLetter.objects.filter(dead_at__isnull=False)


def find(event_id: int) -> OutboxEvent | None:
    """The row of this number, dead or not: somebody may have revived it a moment ago."""
    return OutboxEvent.objects.filter(pk=event_id).first()
