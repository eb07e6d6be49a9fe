"""Who else types in a text of a claim or an article, for the script of somebody who does.

A page says while its person types that they do, and hears who else does, and whether somebody has sent
theirs. What is typed is never told.
"""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from claims.domain.inputs import row_number
from claims.domain.writing import Text, Writer
from claims.gateways import presence
from claims.models import Claim
from claims.queries import writing
from claims.queries.writing import Change
from claims.web import claim_pages, reader
from claims.web.presenters import writing as presenter
from claims.web.viewers import viewer

NOBODY = 204
"""The status where nobody else is in the text and nobody has sent theirs, or where there is no such text."""


@login_required
@require_POST
@never_cache
def claim(request: HttpRequest, claim_id: int) -> HttpResponse:
    found = claim_pages.find(request, claim_id)
    return _answer(request, f"claim:{found.pk}", found)


@login_required
@require_POST
@never_cache
def article(request: HttpRequest, article_id: int) -> HttpResponse:
    return _answer(request, f"article:{reader.find(request, article_id).pk}", None)


def _answer(request: HttpRequest, place: str, found: Claim | None) -> HttpResponse:
    text = Text.parse(request.POST.get("text", ""))
    if text is None:
        return HttpResponse(status=NOBODY)
    others = writing.named(_writers(request, place, text))
    change = _change(request, found, text)
    if not others and change is None:
        return HttpResponse(status=NOBODY)
    context = {
        "here": presenter.here(others),
        "change": change,
        "sentence": presenter.changed(change) if change else "",
        "claim": found,
    }
    return render(request, "writing/_beside.html", context)


def _writers(request: HttpRequest, place: str, text: Text) -> tuple[Writer, ...]:
    person = viewer(request).pk
    doing = request.POST.get("doing")
    if doing == "typing":
        return presence.come(place, person, text)
    if doing == "gone":
        presence.go(place, person)
        return ()
    return presence.look(place, person, text)


def _change(request: HttpRequest, found: Claim | None, text: Text) -> Change | None:
    if found is None or request.POST.get("doing") == "gone":
        return None
    return writing.changed(viewer(request), found, text, row_number(request.POST.get("seen", "")))
