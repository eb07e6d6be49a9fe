"""Between the password and the code: who is at the door, kept in the session for some minutes."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from claims.models import User
from claims.queries import people

KEY = "half_way"
LASTS = timedelta(minutes=10)
BACKEND = "django.contrib.auth.backends.ModelBackend"


@dataclass(frozen=True, slots=True)
class HalfWay:
    """Whose password fitted, and where they want to go."""

    user: User
    to: str


def keep(request: HttpRequest, user: User, to: str) -> None:
    request.session[KEY] = {
        "user": user.pk,
        "hash": user.get_session_auth_hash(),
        "at": timezone.now().isoformat(),
        "to": to,
    }


def read(request: HttpRequest) -> HalfWay | None:
    """None where nobody is, it was too long ago, or the password is another since."""
    kept = request.session.get(KEY)
    if not kept or datetime.fromisoformat(kept["at"]) < timezone.now() - LASTS:
        return None
    user = people.active(kept["user"])
    if user is None or not constant_time_compare(kept["hash"], user.get_session_auth_hash()):
        return None
    return HalfWay(user, kept["to"])


def forget(request: HttpRequest) -> None:
    request.session.pop(KEY, None)
