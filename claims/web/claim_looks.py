"""Planning when somebody is to look at a claim again."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from claims.actions import rechecks
from claims.domain.inputs import MoveInputs
from claims.web.claim_pages import change, find
from claims.web.viewers import viewer


@login_required
@require_POST
def recheck(request: HttpRequest, claim_id: int) -> HttpResponse:
    """Set the day; an empty one takes it away."""
    found = find(request, claim_id)

    def act() -> str:
        day = MoveInputs.parse({"recheck_on": request.POST.get("recheck_on", "")}).recheck_on
        rechecks.plan(claim=found, day=day, by=viewer(request))
        return "The desk will remind you on that day." if day else "There is no day to look again any more."

    return change(request, claim_id, "recheck", act)
