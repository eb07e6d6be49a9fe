"""Asking parties for a reply before a verdict, and keeping what came back."""

from datetime import datetime

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from claims.actions import replies
from claims.domain.evidence import ReplyOutcome
from claims.domain.inputs import MoveInputs, row_number
from claims.domain.refusals import Missing
from claims.models import Party
from claims.queries import claim_page
from claims.web.claim_pages import change, find
from claims.web.kept import choice
from claims.web.viewers import viewer

WHO = "Choose the party."


@login_required
@require_POST
def ask(request: HttpRequest, claim_id: int) -> HttpResponse:
    found = find(request, claim_id)

    def act() -> str:
        party = _party(request)
        replies.ask(
            claim=found,
            party=party,
            question=request.POST.get("question", ""),
            deadline=_deadline(request),
            by=viewer(request),
        )
        return f"Noted that {party.name} was asked."

    return change(request, claim_id, "reply-ask", act, "#replies")


@login_required
@require_POST
def skip(request: HttpRequest, claim_id: int) -> HttpResponse:
    found = find(request, claim_id)

    def act() -> str:
        party = _party(request)
        replies.skip(claim=found, party=party, reason=request.POST.get("answer", ""), by=viewer(request))
        return f"Noted why {party.name} is not asked."

    return change(request, claim_id, "reply-skip", act, "#replies")


@login_required
@require_POST
def close(request: HttpRequest, claim_id: int, request_id: int) -> HttpResponse:
    asked = claim_page.reply_of(viewer(request), claim_id, request_id)
    if asked is None:
        raise Http404

    def act() -> str:
        outcome: ReplyOutcome = choice(ReplyOutcome, request.POST, "outcome", "Say how it ended.")
        replies.close(
            request=asked, outcome=outcome, answer=request.POST.get("answer", ""), by=viewer(request)
        )
        return f"Recorded the reply of {asked.party.name}."

    return change(request, claim_id, f"reply-{request_id}", act, "#replies")


def _party(request: HttpRequest) -> Party:
    found = claim_page.party_of(viewer(request), row_number(request.POST.get("party", "")) or 0)
    if found is None:
        raise Missing(WHO, {"party": WHO})
    return found


def _deadline(request: HttpRequest) -> datetime | None:
    """Read as the due time of a move is. Raises Missing where it is no day."""
    return MoveInputs.parse({"due_at": request.POST.get("deadline", "")}).due_at
