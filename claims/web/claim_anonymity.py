"""Saying on what conditions the desk relies on a claim's unnamed voices."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from claims.actions import anonymity
from claims.domain.anonymity import AnonymityFields
from claims.domain.tongue import say
from claims.queries import claim_page
from claims.web.claim_pages import change, find
from claims.web.viewers import viewer


@login_required
@require_POST
def assess(request: HttpRequest, claim_id: int) -> HttpResponse:
    found = find(request, claim_id)

    def act() -> str:
        fields = AnonymityFields.parse(request.POST.dict())
        anonymity.assess(claim=found, fields=fields, by=viewer(request))
        return say("The anonymous sources are assessed; an editor approves.")

    return change(request, claim_id, "anonymity", act, "#anonymity")


@login_required
@require_POST
def approve(request: HttpRequest, claim_id: int, assessment_id: int) -> HttpResponse:
    found = claim_page.assessment_of(viewer(request), claim_id, assessment_id)
    if found is None:
        raise Http404

    def act() -> str:
        anonymity.approve(assessment=found, by=viewer(request))
        return say("Relying on the anonymous sources is approved.")

    return change(request, claim_id, "anonymity-approve", act, "#anonymity")
