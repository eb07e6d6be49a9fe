"""Saying by when a claim is to be done."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from claims.actions import deadlines
from claims.domain.inputs import MoveInputs, parse_version
from claims.domain.tongue import say
from claims.web.claim_pages import change, find
from claims.web.presenters import ages
from claims.web.viewers import viewer


@login_required
@require_POST
def change_deadline(request: HttpRequest, claim_id: int) -> HttpResponse:
    """A blank time takes the deadline away."""
    found = find(request, claim_id)

    def act() -> str:
        given = {"due_at": request.POST.get("due_at", "").strip()}
        due_at = MoveInputs.parse(given, timezone.get_current_timezone()).due_at
        version = parse_version(request.POST.get("version"))
        deadlines.set(claim=found, due_at=due_at, version=version, by=viewer(request))
        if due_at is None:
            return say("{claim} is not due.", claim=found.number)
        return say("{claim} is due on {when}.", claim=found.number, when=ages.moment(due_at))

    return change(request, claim_id, "deadline", act)
