"""Parties: the list, and one of them with its words, its names and who controls it."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from claims.actions import parties as actions
from claims.actions import party_names
from claims.domain.refusals import Missing
from claims.domain.tongue import say
from claims.domain.wording import shortened
from claims.models import Party, User
from claims.queries import party_list, party_page, party_words
from claims.queries.paging import Page
from claims.queries.record_filters import ALL_PARTIES, PartyFilters
from claims.web import lists
from claims.web.kept import NOTHING, Kept, attempt, keep
from claims.web.presenters import timeline, verdict_strip, words
from claims.web.viewers import viewer

TABS: dict[str, Callable[[Party, User, str], Page[Any]]] = {
    "said": party_words.said,
    "denied": party_words.denied,
    "verdicts": party_words.verdicts,
}
"""The lists of a party's page, the first shown first."""


@login_required
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    def fill(context: lists.Context) -> None:
        filters = PartyFilters.parse(request.GET.dict())
        context["filters"] = filters
        context["page"] = party_list.page(viewer(request), filters, context["after"])

    context = {"section": "parties", "filters": ALL_PARTIES, "kinds": words.PARTY_KINDS}
    return lists.shown(request, "party/list.html", context, fill)


@login_required
@require_safe
def party(request: HttpRequest, party_id: int) -> HttpResponse:
    return show(request, find(request, party_id))


@login_required
@require_POST
def add_name(request: HttpRequest, party_id: int) -> HttpResponse:
    def act(found: Party) -> str:
        alias = party_names.add(party=found, name=request.POST.get("name", ""), by=viewer(request))
        return say("It goes by the name “{name}” too.", name=shortened(alias.name, 60))

    return change(request, party_id, "name", act)


@login_required
@require_POST
def remove_name(request: HttpRequest, party_id: int) -> HttpResponse:
    alias = party_page.alias_of(find(request, party_id), request.POST.get("alias", ""))
    if alias is None:
        raise Http404

    def act(found: Party) -> str:
        party_names.remove(alias=alias, by=viewer(request))
        return say("It goes by the name “{name}” no more.", name=shortened(alias.name, 60))

    return change(request, party_id, "names", act)


@login_required
@require_POST
def control(request: HttpRequest, party_id: int) -> HttpResponse:
    """Say which party controls it; a blank name says that none does."""

    def act(found: Party) -> str:
        above = party_page.controller_named(viewer(request), request.POST.get("controlled_by", ""))
        actions.control(party=found, controlled_by=above, by=viewer(request))
        if above is None:
            return say("Nobody controls it.")
        return say("{name} controls it: together they are one source.", name=above.name)

    return change(request, party_id, "control", act)


def change(request: HttpRequest, party_id: int, form: str, act: Callable[[Party], str]) -> HttpResponse:
    """Do it and show the party anew; where it is refused, with the form as it was sent."""
    found = find(request, party_id)
    to = reverse("web:party", args=[party_id])
    return attempt(request, form, lambda: act(found), to=to, show=lambda kept: show(request, found, kept))


def find(request: HttpRequest, party_id: int) -> Party:
    found = party_page.find(viewer(request), party_id)
    if found is None:
        raise Http404
    return found


def show(request: HttpRequest, found: Party, kept: Kept = NOTHING) -> HttpResponse:
    tab = request.GET.get("tab", "")
    tab = tab if tab in TABS else next(iter(TABS))
    after = request.GET.get("after", "")
    try:
        listed = TABS[tab](found, viewer(request), after)
    except Missing as refusal:
        listed, kept = Page((), None), keep("page", request.GET, refusal)
    page = party_page.of(found, viewer(request))
    context = {
        "section": "parties",
        "party": found,
        "page": page,
        "tab": tab,
        "listed": listed,
        "after": after,
        "strip": verdict_strip.strip(listed.rows) if tab == "verdicts" else None,
        "history": timeline.lines(page.history),
        "words": words,
        "kept": kept,
    }
    return render(request, "party/page.html", context, status=kept.status)
