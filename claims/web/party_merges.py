"""Merging a party into another: whom it could be, the two beside each other, the merge, and undoing it."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from claims.actions import party_merges as actions
from claims.domain.explaining import quoted
from claims.domain.merge_request import MergeRequest
from claims.domain.refusals import Refusal, why_not
from claims.domain.roles import Permission
from claims.domain.tongue import say
from claims.models import Party
from claims.policy.permissions import check_permission
from claims.queries import party_pairs
from claims.web.kept import NOTHING, Done, Kept, keep, tell
from claims.web.parties import change, find
from claims.web.viewers import viewer


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def merge(request: HttpRequest, party_id: int) -> HttpResponse:
    """Ask whom it is, show both, and where the form is sent merge them and go to the one that stays."""
    found = find(request, party_id)
    if request.method != "POST":
        return _show(request, found, request.GET.get("with", ""))
    try:
        asked = MergeRequest.parse(request.POST, example="12")
        kept = actions.merge(party=found, asked=asked, by=viewer(request))
    except Refusal as refusal:
        return _show(request, found, request.POST.get("into", ""), keep("merge", request.POST, refusal))
    undo = reverse("web:party-unmerge", args=[found.pk])
    done = say(
        "{gone} is {kept} now. That can be undone here, below its names.", gone=found.name, kept=kept.name
    )
    tell(request, Done(done, undo))
    return redirect("web:party", kept.pk)


@login_required
@require_POST
def unmerge(request: HttpRequest, party_id: int) -> HttpResponse:
    """Give a merged party back what it had."""

    def act(found: Party) -> str:
        actions.undo(party=found, by=viewer(request))
        return say("{name} is a party of its own again, with exactly what it had.", name=found.name)

    return change(request, party_id, "unmerge", act)


def _show(request: HttpRequest, found: Party, chosen: str, kept: Kept = NOTHING) -> HttpResponse:
    pair = party_pairs.pair(found, chosen, viewer(request))
    q = request.GET.get("q", "").replace("\0", "")
    context = {
        "section": "parties",
        "party": found,
        "pair": pair,
        "q": q,
        "candidates": [] if pair else party_pairs.candidates(found, q, viewer(request)),
        "may_not": why_not(lambda: check_permission(viewer(request), Permission.MERGE_PARTIES)),
        "quoted": quoted,
        "kept": kept,
    }
    return render(request, "party/merge.html", context, status=kept.status)
