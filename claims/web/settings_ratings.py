"""The rating scale: its steps, a new one, and changes to one."""

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from claims.actions import ratings as actions
from claims.domain.evidence import Against
from claims.domain.ratings import ColourRole
from claims.domain.refusals import Missing
from claims.domain.tongue import say
from claims.models import Rating
from claims.queries import desk_words
from claims.web.kept import NOTHING, Kept, attempt, choice
from claims.web.presenters.settings import colours, sides
from claims.web.viewers import manager, viewer

PLACE = "web:settings-ratings"


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def ratings(request: HttpRequest) -> HttpResponse:
    manager(request)
    if request.method != "POST":
        return _show(request)

    def act() -> str:
        key = request.POST.get("key", "").strip()
        added = actions.add(key=key, by=viewer(request), **_read(request.POST))
        return say("“{label}” is on the scale.", label=added)

    return attempt(request, "rating", act, to=PLACE, show=lambda kept: _show(request, kept))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def rating(request: HttpRequest, rating_id: int) -> HttpResponse:
    manager(request)
    found = desk_words.rating(rating_id)
    if found is None:
        raise Http404
    if request.method != "POST":
        return _form(request, found)

    def act() -> str:
        changed = actions.edit(rating=found, by=viewer(request), **_read(request.POST))
        return say("“{label}” is saved. Published checks keep what they say.", label=changed)

    return attempt(request, "rating", act, to=PLACE, show=lambda kept: _form(request, found, kept))


def _read(given: Mapping[str, Any]) -> dict[str, Any]:
    """Raises Missing for a number, a colour or a side that is none."""
    number = str(given.get("number", "")).strip()
    if number and not (number.isascii() and number.isdigit()):
        sentence = say("The number is a whole one, or absent.")
        raise Missing(sentence, {"number": sentence})
    return {
        "label": str(given.get("label", "")),
        "number": int(number[:9]) if number else None,
        "colour": choice(ColourRole, given, "colour", say("Choose the colour.")),
        "against": choice(Against, given, "against", say("Say whom it goes against.")),
        "explanation": str(given.get("explanation", "")),
        "in_use": bool(given.get("in_use")),
    }


def _show(request: HttpRequest, kept: Kept = NOTHING) -> HttpResponse:
    context = {
        "k": kept,
        "ratings": desk_words.ratings(),
        "colours": colours(),
        "sides": sides(),
    }
    return render(request, "settings/ratings.html", context, status=kept.status)


def _form(request: HttpRequest, found: Rating, kept: Kept = NOTHING) -> HttpResponse:
    context = {"k": kept, "rating": found, "colours": colours(), "sides": sides()}
    return render(request, "settings/rating.html", context, status=kept.status)
