"""Where the desk requires a second step, nobody works without one."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from claims.domain.tongue import noted, say
from claims.models import User
from claims.queries import second_step
from claims.web.everybody import PUBLIC

WITHOUT = PUBLIC | {
    "settings-two-factor",
    "two-factor-begin",
    "two-factor-confirm",
    "login",
    "login-code",
    "logout",
    "reply",
    "mail-stop",
}
"""What stays open: setting it up, leaving, and what everybody may read."""

SENTENCE = noted(
    "This desk asks everybody for a code after the password. Set it up, and the desk is open to you."
)


class SecondStepRequired:
    """Middleware that leads whoever has set up none to where it is set up. API keys go on as they are."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        match = request.resolver_match
        if not settings.REQUIRE_TWO_FACTOR or match is None or not match.namespace:
            return None
        if match.url_name in WITHOUT or not isinstance(request.user, User) or second_step.is_on(request.user):
            return None
        if match.namespace == "api":
            raise PermissionDenied
        messages.warning(request, say(SENTENCE))
        return redirect("web:settings-two-factor")
