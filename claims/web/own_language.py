"""The language of whoever asks: their pages speak it."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers

from claims.models import User
from claims.web.everybody import PUBLIC

DESK_SPEAKS = PUBLIC | {"reply", "mail-stop"}
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
            response.headers.setdefault("Content-Language", translation.get_language() or "")
        if _person_is_asked(request):
            patch_vary_headers(response, ["Accept-Language"])
        return response

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> None:
        if _person_is_asked(request):
            translation.activate(_wanted(request))


def _person_is_asked(request: HttpRequest) -> bool:
    match = request.resolver_match
    return match is not None and match.namespace in DOORS and match.url_name not in DESK_SPEAKS


def _wanted(request: HttpRequest) -> str:
    if isinstance(request.user, User) and request.user.language:
        return request.user.language
    return translation.get_language_from_request(request)
