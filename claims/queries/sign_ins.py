"""When a name failed to sign in."""

from datetime import datetime

from claims.models import FailedSignIn
from claims.policy.sign_ins import FROM_ANYWHERE, WINDOW, Failures


def failures(username: str, address: str, now: datetime, *, of_code: bool = False) -> Failures:
    """Passwords, or codes, that did not fit within the window: from this address, and from anywhere."""
    rows = FailedSignIn.objects.filter(username=username, of_code=of_code, at__gt=now - WINDOW)
    times = rows.order_by("-at")
    here = times.filter(address=address).values_list("at", flat=True)
    return Failures(list(here[:FROM_ANYWHERE]), list(times.values_list("at", flat=True)[:FROM_ANYWHERE]))
