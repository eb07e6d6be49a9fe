"""Moving a claim through the states, and taking the last move back."""

import json
from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from claims.actions import claim_undo, claims, publications
from claims.domain.move_request import MoveRequest
from claims.domain.refusals import Refusal
from claims.domain.tongue import say
from claims.domain.transitions import Move
from claims.queries import ways_back
from claims.web import returning, walks
from claims.web.claim_pages import change, find
from claims.web.kept import Done, tell
from claims.web.presenters import ages
from claims.web.presenters.moves import done, taken_back
from claims.web.viewers import viewer

WALK = ".walk"
"""`claim/_walk.html`, which says how a claim is put in another's place."""


@login_required
@require_POST
def move(request: HttpRequest, claim_id: int) -> HttpResponse:
    """Leads back to a list that asks for it, even if refused; in a list to be worked off, on to its next."""
    found = find(request, claim_id)
    given = request.POST
    back = returning.asked_for(request)
    onward = "" if back else walks.onward(request, claim_id)
    undone_at = back or walks.back_to(request, claim_id)

    def act() -> Done:
        wanted = MoveRequest.parse(given, timezone.get_current_timezone())
        moved = claims.move(
            claim=found,
            move=wanted.move,
            version=wanted.version,
            inputs=wanted.inputs,
            by=viewer(request),
        )
        if wanted.inputs.publish_at and wanted.move is Move.CONFIRM:
            when = ages.moment(wanted.inputs.publish_at)
            return Done(say("{claim} is to be published on {when}.", claim=moved.number, when=when))
        undoable = ways_back.can_be_taken_back(moved, viewer(request))
        undo = returning.undo_of(claim_id, moved.version, undone_at) if undoable else ""
        return Done(done(wanted.move, moved), undo)

    if back:
        return _from_list(request, act, back)
    answer = change(request, claim_id, f"move-{given.get('move', '')}", act, to=onward)
    return _onward(request, answer) if onward else answer


@login_required
@require_POST
def take_back(request: HttpRequest, claim_id: int, version: int) -> HttpResponse:
    """Undo the move that left the claim at this version."""
    found = find(request, claim_id)

    def act() -> Done:
        return Done(taken_back(claim_undo.take_back(claim=found, version=version, by=viewer(request))))

    return _from_list(request, act, returning.asked_for(request) or reverse("web:claim", args=[claim_id]))


def _onward(request: HttpRequest, answer: HttpResponse) -> HttpResponse:
    """The next claim takes this one's place: the browser has fetched it ahead. The list is another page."""
    if "HX-Request" not in request.headers or not isinstance(answer, HttpResponseRedirect):
        return answer
    if not walks.leads_to_claim(answer.url):
        return HttpResponse(headers={"HX-Redirect": answer.url})
    return HttpResponse(headers={"HX-Location": json.dumps({"path": answer.url, "source": WALK})})


def _from_list(request: HttpRequest, act: Callable[[], Done], back: str) -> HttpResponse:
    """Nothing was typed there, so that a refusal needs no more than its sentence."""
    try:
        tell(request, act())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return redirect(back)


@login_required
@require_POST
def stop(request: HttpRequest, claim_id: int) -> HttpResponse:
    """Call off a publication at a set time."""
    found = find(request, claim_id)

    def act() -> str:
        publications.stop(claim=found, by=viewer(request))
        return say(
            "{claim} will not be published by itself; it waits for its second reader.", claim=found.number
        )

    return change(request, claim_id, "publication-stop", act)
