"""Moving a claim through the states."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from claims.actions import claims
from claims.domain.move_request import MoveRequest
from claims.web.claim_pages import change, find
from claims.web.presenters.moves import done
from claims.web.viewers import viewer


@login_required
@require_POST
def move(request: HttpRequest, claim_id: int) -> HttpResponse:
    found = find(request, claim_id)
    given = request.POST

    def act() -> str:
        wanted = MoveRequest.parse(given)
        moved = claims.move(
            claim=found,
            move=wanted.move,
            version=wanted.version,
            inputs=wanted.inputs,
            by=viewer(request),
        )
        return done(wanted.move, moved)

    return change(request, claim_id, f"move-{given.get('move', '')}", act)
