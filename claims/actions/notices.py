"""Telling people what happened to their claims."""

from django.utils import timezone

from claims.models import Claim, Notice, OutboxEvent, User


def tell(*, user_id: int, claim: Claim, cause_id: int, text: str) -> None:
    """One sentence for one person, at most once per outbox row. Within the caller's transaction."""
    Notice.objects.get_or_create(
        user=User.objects.get(pk=user_id),
        cause=OutboxEvent.objects.get(pk=cause_id),
        defaults={"claim": claim, "text": text[:300]},
    )


def mark_seen(*, user: User) -> int:
    """This person has seen all their notices; how many were new."""
    return Notice.objects.filter(user=user, seen_at__isnull=True).update(seen_at=timezone.now())
