"""The command palette: everything that one can go to, and what can be done with the claim that one is at."""

from urllib.parse import urlsplit

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from claims.domain.inputs import row_number
from claims.queries import palette as queries
from claims.web.presenters import palette as presenter
from claims.web.viewers import viewer


@login_required
@require_safe
@vary_on_headers("HX-Request")
def palette(request: HttpRequest) -> HttpResponse:
    """The lines that fit, for the palette itself; without script, a page that has them."""
    by, words = viewer(request), request.GET.get("q", "")
    claim = row_number(request.GET.get("claim", ""))
    found = queries.find(by, words)
    here = queries.here(by, claim) if claim else None
    context = {
        "q": words,
        "claim": claim or "",
        "lines": presenter.lines(words, found, here, by),
        "next": _list_before(request),
    }
    part = request.headers.get("HX-Target") == "palette-list"
    return render(request, "palette/_lines.html" if part else "palette/page.html", context)


def _list_before(request: HttpRequest) -> str:
    """The list of the desk over which the palette stands, to which a move leads back; otherwise blank."""
    page = urlsplit(request.headers.get("HX-Current-URL", ""))
    if page.path != reverse("web:desk"):
        return ""
    return page.path + (f"?{page.query}" if page.query else "")
