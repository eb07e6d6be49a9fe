"""Checks that others published: the list, one of them, its raw object, and using it as a source."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from claims.actions import outside_checks as actions
from claims.domain.evidence import Stance
from claims.domain.tongue import say
from claims.models import OutsideCheck
from claims.queries import outside
from claims.queries.outside import OutsideFilters
from claims.web import lists
from claims.web.claim_pages import change, find
from claims.web.kept import NOTHING, Kept, attempt, choice
from claims.web.presenters import words
from claims.web.viewers import viewer


@login_required
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    def fill(context: lists.Context) -> None:
        filters = OutsideFilters.parse(request.GET.dict())
        context["filters"] = filters
        context["page"] = outside.page(viewer(request), filters, context["after"])

    context = {
        "section": "outside",
        "filters": OutsideFilters(),
        "publishers": [(row.pk, row.name) for row in outside.publishers()],
        "ratings": outside.ratings(),
        "unmapped": outside.unmapped(viewer(request)),
    }
    return lists.shown(request, "outside/list.html", context, fill)


@login_required
@require_safe
def check(request: HttpRequest, check_id: int) -> HttpResponse:
    return _show(request, _find(request, check_id))


@login_required
@require_safe
def raw(request: HttpRequest, check_id: int) -> HttpResponse:
    """The object as it came, to be kept as a file and never to be run."""
    found = outside.raw(viewer(request), check_id)
    if found is None:
        raise Http404
    answer = JsonResponse(found, safe=False, json_dumps_params={"ensure_ascii": False, "indent": 1})
    answer["Content-Disposition"] = f'attachment; filename="check-{check_id}.json"'
    return answer


@login_required
@require_POST
def cite(request: HttpRequest, check_id: int) -> HttpResponse:
    """Use the check as a source of the claim that the form names."""
    found = _find(request, check_id)

    def act() -> str:
        claim = outside.claim_named(viewer(request), request.POST.get("claim", ""))
        actions.cite(check=found, claim=claim, stance=_stance(request), by=viewer(request))
        return say("It is a source of {claim} now.", claim=claim.number)

    to = reverse("web:outside-check", args=[check_id])
    return attempt(request, "cite", act, to=to, show=lambda kept: _show(request, found, kept))


@login_required
@require_POST
def cite_here(request: HttpRequest, claim_id: int, check_id: int) -> HttpResponse:
    """As `cite`, from the page of the claim."""
    claim, found = find(request, claim_id), _find(request, check_id)

    def act() -> str:
        source = actions.cite(check=found, claim=claim, stance=_stance(request), by=viewer(request))
        return say("Added “{source}”.", source=source.title)

    return change(request, claim_id, f"outside-{check_id}", act, "#sources")


def _show(request: HttpRequest, found: OutsideCheck, kept: Kept = NOTHING) -> HttpResponse:
    context = {
        "section": "outside",
        "page": outside.shown(found, viewer(request)),
        "kept": kept,
        "words": words,
    }
    return render(request, "outside/check.html", context, status=kept.status)


def _find(request: HttpRequest, check_id: int) -> OutsideCheck:
    found = outside.find(viewer(request), check_id)
    if found is None:
        raise Http404
    return found


def _stance(request: HttpRequest) -> Stance:
    sentence = say("Say what it does: supports, refutes or context.")
    stance: Stance = choice(Stance, request.POST, "stance", sentence)
    return stance
