"""Moving a claim through the states."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from claims.actions import claims, publications
from claims.domain.move_request import MoveRequest
from claims.domain.transitions import Move
from claims.web.claim_pages import change, find
from claims.web.presenters import ages
from claims.web.presenters.moves import done
from claims.web.viewers import viewer


@login_required
@require_POST
def move(request: HttpRequest, claim_id: int) -> HttpResponse:
    found = find(request, claim_id)
    given = request.POST

    def act() -> str:
        wanted = MoveRequest.parse(given, timezone.get_current_timezone())
        moved = claims.move(
            claim=found,
            move=wanted.move,
            version=wanted.version,
            inputs=wanted.inputs,
            by=viewer(request),
        )
        if wanted.inputs.publish_at and wanted.move is Move.CONFIRM:
            return f"{moved.number} is to be published on {ages.moment(wanted.inputs.publish_at)}."
        return done(wanted.move, moved)

    return change(request, claim_id, f"move-{given.get('move', '')}", act)


@login_required
@require_POST
def stop(request: HttpRequest, claim_id: int) -> HttpResponse:
    """Call off a publication at a set time."""
    found = find(request, claim_id)

    def act() -> str:
        publications.stop(claim=found, by=viewer(request))
        return f"{found.number} will not be published by itself; it waits for its second reader."

    return change(request, claim_id, "publication-stop", act)
