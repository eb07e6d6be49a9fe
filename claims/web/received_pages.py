"""Handing out what came from elsewhere: a page, its text, or its file; confined, whatever it holds."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from claims.models import KeptPage
from claims.queries import received

CONFINED = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'self'",
        "sandbox",
    )
)
"""What a page that was received may do: be read. Its style is ours, and it has no origin."""


def shown(request: HttpRequest, page: KeptPage) -> HttpResponse:
    """What was received, without anything that runs or loads, and confined in case something is left."""
    return _confined(render(request, "snapshot/received.html", {"shown": received.shown(page)}))


def text(page: KeptPage, name: str) -> HttpResponse:
    """The text that was read from it, as a file."""
    return _file(received.plain(page).encode(), "text/plain; charset=utf-8", f"{name}.txt")


def warc(page: KeptPage, name: str) -> HttpResponse:
    """The fetch as programs of archives read it. Raises Http404 where there was none."""
    data = received.warc(page)
    if data is None:
        raise Http404
    return _file(data, "application/gzip", f"{name}.warc.gz")


def _file(data: bytes, kind: str, name: str) -> HttpResponse:
    answer = HttpResponse(data, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return _confined(answer)


def _confined(answer: HttpResponse) -> HttpResponse:
    answer["Content-Security-Policy"] = CONFINED
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Referrer-Policy"] = "no-referrer"
    return answer
