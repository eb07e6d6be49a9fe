"""Keeps in which browsers people are signed in, and when each was seen last."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from claims.actions import browsers
from claims.models import User
from claims.web.everybody import PUBLIC
from claims.web.visitors import address_of

DOORS = {"web", "admin"}
MARK = "seen_at"
"""The moment up to which it is noted already, in the session itself: so a request need not ask for it."""


def note(request: HttpRequest, user: User) -> None:
    """Keep that this person is here now. The session goes on from now, too."""
    request.session[MARK] = timezone.now().isoformat()
    if not request.session.session_key:
        request.session.cycle_key()
    browsers.note(
        user=user,
        session_key=str(request.session.session_key),
        agent=request.headers.get("User-Agent", ""),
        address=address_of(request),
    )


class SeenBrowsers:
    """Middleware that notes it once a minute. A session that began within the last was noted as it began."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> None:
        match = request.resolver_match
        if match is None or match.namespace not in DOORS or match.url_name in PUBLIC:
            return
        if not isinstance(request.user, User):
            return
        marked = request.session.get(MARK)
        noted = datetime.fromisoformat(marked) if marked else request.user.last_login
        if noted is None or noted < timezone.now() - browsers.SEEN_IS_NOTED_EVERY:
            note(request, request.user)
