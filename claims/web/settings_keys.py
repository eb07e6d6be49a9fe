"""A person's own API keys."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from claims.actions import tokens as actions
from claims.domain.refusals import Refusal
from claims.domain.tongue import say
from claims.queries import tokens
from claims.web.kept import NOTHING, Kept, attempt, keep
from claims.web.viewers import viewer


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def keys(request: HttpRequest) -> HttpResponse:
    """A new key is on the answer to the form that made it: nothing keeps it, so no other page can show it."""
    if request.method != "POST":
        return _show(request)
    try:
        made = actions.create(user=viewer(request), label=request.POST.get("label", ""), by=viewer(request))
    except Refusal as refusal:
        return _show(request, keep("key", request.POST, refusal))
    return _show(request, made=made)


@login_required
@require_POST
def revoke(request: HttpRequest, token_id: int) -> HttpResponse:
    token = tokens.one(viewer(request), token_id)
    if token is None:
        raise Http404

    def act() -> str:
        actions.revoke(token=token, by=viewer(request))
        return say("The key “{name}” opens nothing any more.", name=token)

    return attempt(request, "revoke", act, to="web:settings-keys", show=lambda kept: _show(request, kept))


def _show(request: HttpRequest, kept: Kept = NOTHING, made: str = "") -> HttpResponse:
    context = {"kept": kept, "k": kept.of("key"), "made": made, "keys": tokens.of(viewer(request))}
    return render(request, "settings/keys.html", context, status=kept.status)
