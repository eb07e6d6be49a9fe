"""What has come to a claim page that was fetched ahead, once somebody looks at it (`walk.js`)."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from claims.actions import last_looks
from claims.domain.events import Subject
from claims.domain.inputs import row_number
from claims.models import Claim
from claims.queries import timeline
from claims.web import walks
from claims.web.claim_pages import find
from claims.web.viewers import viewer

CHANGED = "claim-changed"
"""The event at the page that is another by now."""


@login_required
@require_safe
@never_cache
def now(request: HttpRequest, claim_id: int) -> HttpResponse:
    """What is to be said to who looks, and the claim's place in the list if it is another.

    From here on they have seen it. A page of which the claim has changed hears only that: it is to be loaded
    again, and what is to be said waits for that.
    """
    found = find(request, claim_id)
    if not _is_as_shown(request, found):
        return HttpResponse(status=204, headers={"HX-Trigger": CHANGED})
    last_looks.note(claim=found, by=viewer(request))
    walk = walks.bar_of(request, claim_id)
    moved = walk is not None and walk.place != request.GET.get("place")
    return render(request, "claim/_now.html", {"claim": found, "walk": walk if moved else None})


def _is_as_shown(request: HttpRequest, found: Claim) -> bool:
    reached = timeline.reached(Subject.CLAIM, found.pk, viewer(request))
    shown = (row_number(request.GET.get("version", "")), row_number(request.GET.get("seen", "")))
    return shown == (found.version, reached)
