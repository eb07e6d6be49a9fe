"""Who is asking."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from claims.models import User


def viewer(request: HttpRequest) -> User:
    """The person who is signed in. A view that calls this stands behind `login_required`."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user
