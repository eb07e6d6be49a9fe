"""The language of whoever asks: their pages speak it."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers

from claims.models import User
from claims.web.everybody import PUBLIC

BROWSER_SPEAKS = {"offline"}
"""The page that a browser keeps: in the language that it asks for, whoever uses it."""

DESK_SPEAKS = (PUBLIC | {"reply", "mail-stop"}) - BROWSER_SPEAKS
"""Pages in the desk's own language: what is published, and what asked parties and readers of mail see."""

DOORS = {"web", "admin"}
"""What programs read is in the desk's language, whoever asks."""


class OwnLanguage:
    """Middleware: the language a person chose, else the first that their browser asks for and we speak."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with translation.override(settings.LANGUAGE_CODE):
            response = self.get_response(request)
            tell(request, response)
        return response

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> None:
        translation.activate(of(request))


def of(request: HttpRequest) -> str:
    """The language of the answer. One at an address that leads nowhere is for a person."""
    if not _somebody_is_asked(request):
        return settings.LANGUAGE_CODE
    match = request.resolver_match
    chosen = None if match and match.url_name in BROWSER_SPEAKS else getattr(request, "user", None)
    if isinstance(chosen, User) and chosen.language:
        return chosen.language
    return translation.get_language_from_request(request)


def tell(request: HttpRequest, response: HttpResponse) -> None:
    """In the head of the answer: in which language it is, and that this hangs on what a browser asks for."""
    response.headers.setdefault("Content-Language", translation.get_language() or "")
    if _somebody_is_asked(request):
        patch_vary_headers(response, ["Accept-Language"])


def _somebody_is_asked(request: HttpRequest) -> bool:
    match = request.resolver_match
    return match is None or (match.namespace in DOORS and match.url_name not in DESK_SPEAKS)
