"""What stands where a page should be, in the desk's own voice: what happened, what is kept, what to do."""

from urllib.parse import urlsplit

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.cache import add_never_cache_headers
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_safe

from claims.domain.refusals import Refusal
from claims.policy.sign_ins import TooOftenError
from claims.web import own_language
from claims.web.kept import status_of

PAGES = (400, 403, 404, 405, 409, 413, 422, 429)
"""Statuses that have a page; 500 has one too, which asks nothing of the request."""

SWAPPED = (403, 409, 422)
"""Those of which htmx puts the answer into the page: it gets a toast, not a page within the page."""


def page(request: HttpRequest, status: int, sentence: str = "", template: str = "") -> HttpResponse:
    """The page of this status, with the way back for somebody who is signed in; a toast where htmx asked.

    It may stand where no view was reached, which is when the language is chosen: so it is chosen here too.
    """
    with translation.override(own_language.of(request)):
        answer = _page(request, status, sentence, template)
        own_language.tell(request, answer)
    add_never_cache_headers(answer)
    return answer


def _page(request: HttpRequest, status: int, sentence: str, template: str) -> HttpResponse:
    context = {"sentence": sentence, "back": came_from(request)}
    if status in SWAPPED and "HX-Request" in request.headers:
        answer = render(request, "error/_toast.html", context, status=status)
        answer.headers["HX-Reswap"] = "none"
    else:
        answer = render(request, template or f"{status}.html", context, status=status)
    return answer


def refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """A refusal that no form was there to show."""
    answer = page(request, status_of(refusal), str(refusal))
    if isinstance(refusal, TooOftenError):
        answer.headers["Retry-After"] = str(int(refusal.wait.total_seconds()) + 1)
    return answer


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """What a browser sent makes no sense, or is more than the desk takes at once."""
    return page(request, 413 if isinstance(exception, RequestDataTooBig) else 400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return page(request, 403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return page(request, 404)


def form_too_old(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without its token, or with another's."""
    return page(request, 403, template="403_csrf.html")


@require_safe
def offline(request: HttpRequest) -> HttpResponse:
    """What a browser keeps, to show it when the desk cannot be reached."""
    return render(request, "offline/page.html")


@require_safe
def offline_worker(request: HttpRequest) -> HttpResponse:
    """The script by which a browser keeps it; at the root, since it may answer only for what lies beneath."""
    return render(request, "offline/worker.js", content_type="text/javascript; charset=utf-8")


def came_from(request: HttpRequest) -> str:
    """The page of ours that a person who is signed in came from, or blank."""
    address = request.headers.get("Referer", "")
    known = getattr(request, "user", None)
    if known is None or not known.is_authenticated or not is_ours(request, address):
        return ""
    there = urlsplit(address)
    back = there.path + (f"?{there.query}" if there.query else "")
    return "" if back == request.get_full_path() else back


def is_ours(request: HttpRequest, address: str) -> bool:
    """Whether this is an absolute address of this very site."""
    return url_has_allowed_host_and_scheme(
        address, {request.get_host()}, require_https=request.is_secure()
    ) and bool(urlsplit(address).netloc)
