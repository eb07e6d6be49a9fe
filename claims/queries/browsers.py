"""Where a person is signed in."""

from django.utils import timezone

from claims.models import SignedInBrowser, User


def of(viewer: User) -> list[SignedInBrowser]:
    """Their browsers whose sessions still hold, the one seen last first."""
    held = SignedInBrowser.objects.filter(user=viewer, session__expire_date__gt=timezone.now())
    return list(held.order_by("-seen_at", "-pk"))
