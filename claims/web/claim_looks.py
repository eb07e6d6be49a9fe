"""Looking again: at a claim on a day, and at a source."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from claims.actions import rechecks, source_checks
from claims.domain.evidence import SourceCondition
from claims.domain.inputs import MoveInputs
from claims.domain.tongue import say
from claims.queries import claim_page
from claims.web.claim_pages import change, find
from claims.web.kept import choice
from claims.web.viewers import viewer


@login_required
@require_POST
def recheck(request: HttpRequest, claim_id: int) -> HttpResponse:
    """Set the day; an empty one takes it away."""
    found = find(request, claim_id)

    def act() -> str:
        day = MoveInputs.parse({"recheck_on": request.POST.get("recheck_on", "")}).recheck_on
        rechecks.plan(claim=found, day=day, by=viewer(request))
        if day is None:
            return say("There is no day to look again any more.")
        return say("The desk will remind you on that day.")

    return change(request, claim_id, "recheck", act)


@login_required
@require_POST
def source(request: HttpRequest, claim_id: int, source_id: int) -> HttpResponse:
    """Note in what condition a source was found."""
    looked_at = claim_page.source_of(viewer(request), claim_id, source_id)
    if looked_at is None:
        raise Http404

    def act() -> str:
        how = say("Say how you found it.")
        found: SourceCondition = choice(SourceCondition, request.POST, "condition", how)
        source_checks.check(
            source=looked_at,
            condition=found,
            note=request.POST.get("note", ""),
            seen_on=MoveInputs.parse({"as_of": request.POST.get("seen_on", "")}).as_of,
            by=viewer(request),
        )
        return say("Noted how “{title}” was found.", title=looked_at.title)

    return change(request, claim_id, f"source-check-{source_id}", act, "#sources")
