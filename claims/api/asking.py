"""Who asks, and for what."""

from collections.abc import Mapping
from typing import Any

from rest_framework.exceptions import ParseError
from rest_framework.request import Request

from claims.models import User


def viewer(request: Request) -> User:
    """The person behind the session or the token."""
    user = request.user
    if not isinstance(user, User):
        raise TypeError("An endpoint that lets nobody in must not ask who it is.")
    return user


def given(request: Request) -> Mapping[str, Any]:
    """The request's body as names and values."""
    data = body(request)
    if not isinstance(data, Mapping):
        raise ParseError("Send a JSON object.")
    return data


def body(request: Request) -> Any:
    """What was sent, parsed. Raises ParseError where it is no JSON, or nested deeper than can be read."""
    try:
        return request.data
    except RecursionError:
        raise ParseError("This JSON is nested too deep.") from None
