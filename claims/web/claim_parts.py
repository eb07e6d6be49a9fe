"""Splitting a compound claim, and undoing that."""

from collections.abc import Iterable

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from claims.actions import parts
from claims.domain.inputs import parse_version
from claims.domain.tongue import say
from claims.models import Claim
from claims.web.claim_pages import change, find
from claims.web.viewers import viewer


@login_required
@require_POST
def split(request: HttpRequest, claim_id: int) -> HttpResponse:
    """One part for each line."""
    found = find(request, claim_id)

    def act() -> str:
        version = parse_version(request.POST.get("version"))
        texts = request.POST.get("texts", "").splitlines()
        made = parts.split(claim=found, texts=texts, version=version, by=viewer(request))
        return say("Split into {parts}; each is a new claim on the desk.", parts=_numbers(made))

    return change(request, claim_id, "split", act, "#parts")


@login_required
@require_POST
def undo(request: HttpRequest, claim_id: int) -> HttpResponse:
    found = find(request, claim_id)

    def act() -> str:
        version = parse_version(request.POST.get("version"))
        gone = parts.undo(claim=found, version=version, by=viewer(request))
        return say("The split is undone: {parts} are set aside.", parts=_numbers(gone))

    return change(request, claim_id, "split-undo", act, "#parts")


def _numbers(parts: Iterable[Claim]) -> str:
    return ", ".join(part.number for part in parts)
