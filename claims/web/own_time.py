"""The clock of whoever asks: their pages say and read times in their own zone."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from claims.models import User
from claims.web.everybody import PUBLIC

DOORS = {"web", "admin"}
"""What programs read stays in UTC."""

FOR_EVERYBODY = PUBLIC | {"reply", "login", "login-code"}
"""Pages that say the same to everybody, signed in or not."""


class OwnTime:
    """Middleware that sets the person's zone for as long as their request lasts."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        try:
            return self.get_response(request)
        finally:
            timezone.deactivate()

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> None:
        match = request.resolver_match
        if match is None or match.namespace not in DOORS or match.url_name in FOR_EVERYBODY:
            return
        if isinstance(request.user, User):
            timezone.activate(request.user.zone)
