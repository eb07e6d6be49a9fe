"""Telling people what happened to claims."""

from collections.abc import Iterable

from django.utils import timezone

from claims.domain.notices import NoticeKind
from claims.models import Claim, Notice, User


def tell(*, people: Iterable[int], kind: NoticeKind, claim: Claim, cause_id: int, text: str) -> None:
    """One sentence for each of these people, by their ids, at most once per person and outbox row.

    Within the caller's transaction. Whoever has left the desk is not told.
    """
    known = User.objects.filter(pk__in=set(people), is_active=True).order_by("pk")
    Notice.objects.bulk_create(
        (
            Notice(user=user, kind=kind.value, claim=claim, cause_id=cause_id, text=text[:300])
            for user in known
        ),
        ignore_conflicts=True,
    )


def announce(*, kind: NoticeKind, claim: Claim, cause_id: int, text: str, but_not: int | None = None) -> None:
    """Tell who has the claim and everybody who watches it, except the person who did it.

    Within the caller's transaction.
    """
    concerned = {claim.assignee_id, *claim.watches.values_list("user_id", flat=True)} - {but_not, None}
    tell(people=[one for one in concerned if one], kind=kind, claim=claim, cause_id=cause_id, text=text)


def mark_seen(*, user: User) -> int:
    """This person has seen all their notices; how many were new."""
    return Notice.objects.filter(user=user, seen_at__isnull=True).update(seen_at=timezone.now())
