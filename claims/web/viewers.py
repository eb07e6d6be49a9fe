"""Who is asking."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from claims.domain.roles import Permission
from claims.models import User
from claims.policy.permissions import allows


def viewer(request: HttpRequest) -> User:
    """The person who is signed in. A view that calls this stands behind `login_required`."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user


def manager(request: HttpRequest) -> User:
    """The same, where they manage the desk; to everybody else its settings are closed."""
    user = viewer(request)
    if not allows(user, Permission.MANAGE_DESK):
        raise PermissionDenied
    return user
