"""The claim page, as it is or with a form that was refused."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_GET, require_POST

from claims.actions import claims, last_looks
from claims.domain.inputs import parse_version
from claims.domain.tongue import say
from claims.models import Claim
from claims.queries import claim_page, desk_words
from claims.web import walks
from claims.web.ahead import fetched_ahead
from claims.web.kept import NOTHING, Done, Kept, attempt
from claims.web.presenters import letters, moves, received, timeline, words
from claims.web.viewers import viewer

AHEAD = 120
"""Seconds for which a page that was fetched ahead may be shown; it then asks what is new (`claim_now`)."""


@login_required
@require_GET
def claim(request: HttpRequest, claim_id: int) -> HttpResponse:
    if not fetched_ahead(request):
        return looked_at(request, claim_id)
    answer = show(request, find(request, claim_id))
    patch_cache_control(answer, private=True, max_age=AHEAD)
    return answer


def looked_at(request: HttpRequest, claim_id: int) -> HttpResponse:
    """The page of a claim, whose reader has seen it from now on."""
    found = find(request, claim_id)
    last_looks.note(claim=found, by=viewer(request))
    return show(request, found)


@login_required
@require_POST
def reword(request: HttpRequest, claim_id: int) -> HttpResponse:
    found = find(request, claim_id)

    def act() -> str:
        version = parse_version(request.POST.get("version"))
        claims.reword(claim=found, text=request.POST.get("text", ""), version=version, by=viewer(request))
        return say("The claim has new words.")

    return change(request, claim_id, "reword", act)


def find(request: HttpRequest, claim_id: int) -> Claim:
    found = claim_page.claim_of(viewer(request), claim_id)
    if found is None:
        raise Http404
    return found


def show(
    request: HttpRequest, found: Claim, kept: Kept = NOTHING, new_links: Mapping[int, str] | None = None
) -> HttpResponse:
    """`new_links`: addresses just made, by the id of the reply request; no other page has them."""
    page = claim_page.page(found, viewer(request), timezone.now())
    forms = moves.forms(page, timezone.localdate())
    shown = {form.key for form in forms if form.filled_in}
    context = {
        "section": "desk",
        "page": page,
        "claim": found,
        "ahead": fetched_ahead(request),
        "kept": kept,
        "walk": walks.bar_of(request, found.pk),
        "open_form": kept.form or request.GET.get("form", ""),
        "move_forms": forms,
        "typed": _typed(kept, shown),
        "history": timeline.lines(page.history),
        "rests_anew": timeline.lines(replace(page.history, entries=page.revised.evidence))
        if page.revised
        else (),
        "words": words,
        "topics": desk_words.offered_topics(),
        "letters": letters.written(desk_words.offered_templates()),
        "received": received,
        "new_links": new_links or {},
        "asked_about": request.GET.get("about", ""),
    }
    return render(request, "claim/page.html", context, status=kept.status)


def change(
    request: HttpRequest,
    claim_id: int,
    form: str,
    act: Callable[[], str | Done],
    anchor: str = "",
    *,
    to: str = "",
) -> HttpResponse:
    """Do it and go back to the claim, or on `to` another page; refused, show the form as it was sent."""

    def again(kept: Kept) -> HttpResponse:
        return show(request, find(request, claim_id), kept)

    return attempt(request, form, act, to=to or walks.back_to(request, claim_id) + anchor, show=again)


def _typed(kept: Kept, shown: set[str]) -> tuple[tuple[str, str], ...]:
    """What was typed into a move that is not offered any more: shown, so that it can be copied."""
    if not kept.form.startswith("move-") or kept.form in shown:
        return ()
    return moves.labelled((name, str(given[-1])) for name, given in kept.values.items() if given)
