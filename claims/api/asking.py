"""Who asks, and for what."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from rest_framework.exceptions import APIException, ParseError
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


class TooLargeError(APIException):
    """The body is longer than the desk takes; nothing of it was read."""

    status_code = 413

    def __init__(self) -> None:
        most = settings.DATA_UPLOAD_MAX_MEMORY_SIZE // 2**20
        super().__init__(f"This is more than the desk takes at once: send at most {most} MB.")


def body(request: Request) -> Any:
    """What was sent, parsed. Raises ParseError where it is no JSON, or nested deeper than can be read.

    Raises TooLargeError by the length that was announced, before anything is read; a server reads no
    more of a body than was announced.
    """
    announced = request.META.get("CONTENT_LENGTH") or "0"
    if (
        not (announced.isascii() and announced.isdigit())
        or int(announced[:20]) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    ):
        raise TooLargeError
    try:
        return request.data
    except RecursionError:
        raise ParseError("This JSON is nested too deep.") from None
