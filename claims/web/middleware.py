"""What happens to every answer of the web door."""

from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.utils.http import url_has_allowed_host_and_scheme

Respond = Callable[[HttpRequest], HttpResponse]


class SignInAgain:
    """Whoever sent a form after their session had ended comes back, once signed in, to the page it stood on.

    The address of the form takes nothing but forms; what was typed waits in the browser (`autosave.js`).
    """

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer = self.respond(request)
        page = request.headers.get("Referer", "")
        if (
            request.method == "POST"
            and isinstance(answer, HttpResponseRedirect)
            and urlsplit(answer.url).path == resolve_url(settings.LOGIN_URL)
            and url_has_allowed_host_and_scheme(page, {request.get_host()}, require_https=request.is_secure())
        ):
            where = urlsplit(page)
            return redirect_to_login(where.path + (f"?{where.query}" if where.query else ""))
        return answer
