"""Asking parties for a reply before a verdict, and keeping what came back."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from claims.actions import replies, reply_links
from claims.domain.evidence import ReplyOutcome
from claims.domain.inputs import row_number
from claims.domain.refusals import Missing, Refusal
from claims.domain.replies import Asked, Extension
from claims.domain.tongue import noted, say
from claims.models import Party, ReplyRequest
from claims.queries import claim_page
from claims.web.claim_pages import change, find, show
from claims.web.kept import choice, keep
from claims.web.viewers import viewer

WHO = noted("Choose the party.")


@login_required
@require_POST
def ask(request: HttpRequest, claim_id: int) -> HttpResponse:
    found = find(request, claim_id)

    def act() -> str:
        party = _party(request)
        asked = Asked.parse(request.POST.dict(), timezone.get_current_timezone())
        replies.ask(claim=found, party=party, asked=asked, by=viewer(request))
        return say("Noted that {party} was asked.", party=party.name)

    return change(request, claim_id, "reply-ask", act, "#replies")


@login_required
@require_POST
def skip(request: HttpRequest, claim_id: int) -> HttpResponse:
    found = find(request, claim_id)

    def act() -> str:
        party = _party(request)
        replies.skip(claim=found, party=party, reason=request.POST.get("note", ""), by=viewer(request))
        return say("Noted why {party} is not asked.", party=party.name)

    return change(request, claim_id, "reply-skip", act, "#replies")


@login_required
@require_POST
def close(request: HttpRequest, claim_id: int, request_id: int) -> HttpResponse:
    asked = _asked(request, claim_id, request_id)

    def act() -> str:
        how = say("Say how it ended.")
        outcome: ReplyOutcome = choice(ReplyOutcome, request.POST, "outcome", how)
        replies.close(
            request=asked,
            outcome=outcome,
            words=request.POST.get("words", ""),
            quotable=request.POST.get("quotable") != "no",
            by=viewer(request),
        )
        return say("Recorded the reply of {party}.", party=asked.party.name)

    return change(request, claim_id, f"reply-{request_id}", act, "#replies")


@login_required
@require_POST
def extend(request: HttpRequest, claim_id: int, request_id: int) -> HttpResponse:
    asked = _asked(request, claim_id, request_id)

    def act() -> str:
        extension = Extension.parse(request.POST.dict(), timezone.get_current_timezone())
        replies.extend(request=asked, extension=extension, by=viewer(request))
        return say("{party} has more time.", party=asked.party.name)

    return change(request, claim_id, f"reply-{request_id}-extend", act, "#replies")


@login_required
@require_POST
@never_cache
def make_link(request: HttpRequest, claim_id: int, request_id: int) -> HttpResponse:
    """The page with the new address on it: nothing keeps it, so no other page can show it."""
    asked = _asked(request, claim_id, request_id)
    try:
        address = reply_links.make(request=asked, by=viewer(request))
    except Refusal as refusal:
        kept = keep(f"reply-{request_id}-link", request.POST, refusal)
        return show(request, find(request, claim_id), kept)
    return show(request, find(request, claim_id), new_links={request_id: address})


@login_required
@require_POST
def revoke_link(request: HttpRequest, claim_id: int, request_id: int) -> HttpResponse:
    asked = _asked(request, claim_id, request_id)

    def act() -> str:
        reply_links.revoke(request=asked, by=viewer(request))
        return say("The link for {party} works no more.", party=asked.party.name)

    return change(request, claim_id, f"reply-{request_id}-link", act, "#replies")


def _asked(request: HttpRequest, claim_id: int, request_id: int) -> ReplyRequest:
    found = claim_page.reply_of(viewer(request), claim_id, request_id)
    if found is None:
        raise Http404
    return found


def _party(request: HttpRequest) -> Party:
    found = claim_page.party_of(viewer(request), row_number(request.POST.get("party", "")) or 0)
    if found is None:
        raise Missing(say(WHO), {"party": say(WHO)})
    return found
