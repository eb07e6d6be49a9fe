"""How this person wants to be told of what."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from claims.actions import choices as actions
from claims.domain.notices import CHANNEL_LABELS, NOTICE_LABELS, NOTICE_NAMES, Channel, NoticeKind
from claims.domain.refusals import Missing, Refusal
from claims.domain.tongue import say
from claims.queries import choices as chosen
from claims.web.kept import NOTHING, Kept, keep
from claims.web.viewers import viewer


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def choices(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return _show(request)
    try:
        actions.choose(channels=_read(request.POST), by=viewer(request))
    except Refusal as refusal:
        return _show(request, keep("choices", request.POST, refusal))
    actions.watch_on_work(wanted="watch" in request.POST, by=viewer(request))
    messages.success(request, say("Saved. It holds from the next notice on."))
    return redirect("web:notice-choices")


def _show(request: HttpRequest, kept: Kept = NOTHING) -> HttpResponse:
    person = viewer(request)
    context = {
        "kept": kept,
        "chosen": chosen.of(person),
        "kinds": NOTICE_LABELS,
        "names": NOTICE_NAMES,
        "channels": CHANNEL_LABELS,
        "person": person,
        "mail_on": settings.MAIL_ON,
        "hour": f"{settings.DIGEST_HOUR}:00",
        "zone": settings.DESK_TIME_ZONE,
    }
    return render(request, "settings/notices.html", context, status=kept.status)


def _read(posted: Mapping[str, Any]) -> dict[NoticeKind, Channel]:
    """The way for each kind. Raises Missing, naming each kind for which there is none."""
    sentence = say("Choose how you want to be told of this.")
    known = {str(channel): channel for channel in Channel}
    found = {kind: known.get(str(posted.get(kind.value, ""))) for kind in NoticeKind}
    problems = {kind.value: sentence for kind, channel in found.items() if channel is None}
    if problems:
        raise Missing(say("Choose one way for each line."), problems)
    return {kind: channel for kind, channel in found.items() if channel}
