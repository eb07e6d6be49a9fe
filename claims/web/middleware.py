"""What happens to every answer of the web door."""

from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import resolve_url

from claims.domain.refusals import Refusal
from claims.web import errors

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
            and f"{REDIRECT_FIELD_NAME}=" in urlsplit(answer.url).query
            and errors.is_ours(request, page)
        ):
            where = urlsplit(page)
            return redirect_to_login(where.path + (f"?{where.query}" if where.query else ""))
        return answer


class ErrorPages:
    """A refusal that no view showed gets a page, as does an answer without words, such as 405."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer = self.respond(request)
        if answer.status_code not in errors.PAGES or answer.streaming or answer.content:
            return answer
        page = errors.page(request, answer.status_code)
        for name, words in answer.items():
            page.setdefault(name, words)
        return page

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return errors.refused(request, exception) if isinstance(exception, Refusal) else None
