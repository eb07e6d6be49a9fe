"""When a name failed to sign in."""

from datetime import datetime

from claims.models import FailedSignIn
from claims.policy.sign_ins import FROM_ANYWHERE, WINDOW


def failures(username: str, address: str, now: datetime) -> tuple[list[datetime], list[datetime]]:
    """From this address, and from anywhere: within the window, the newest first."""
    rows = FailedSignIn.objects.filter(username=username, at__gt=now - WINDOW).order_by("-at")
    here = rows.filter(address=address).values_list("at", flat=True)
    return list(here[:FROM_ANYWHERE]), list(rows.values_list("at", flat=True)[:FROM_ANYWHERE])
