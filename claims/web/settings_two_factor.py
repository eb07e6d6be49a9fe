"""A person's second step at signing in: set up, given other backup codes, turned off."""

from base64 import b32encode
from collections.abc import Callable, Sequence

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from claims.actions import second_step as actions
from claims.actions import sign_ins
from claims.domain.refusals import Refusal
from claims.domain.tongue import say
from claims.queries import second_step
from claims.web.kept import NOTHING, Kept, keep
from claims.web.presenters.qr import drawn
from claims.web.viewers import viewer
from claims.web.visitors import address_of


@login_required
@never_cache
@require_safe
def two_factor(request: HttpRequest) -> HttpResponse:
    return _show(request)


@login_required
@require_POST
def begin(request: HttpRequest) -> HttpResponse:
    """The secret is on the page until a code of it is confirmed."""
    try:
        actions.begin(by=viewer(request))
    except Refusal as refusal:
        return _show(request, keep("begin", request.POST, refusal))
    return redirect("web:settings-two-factor")


@login_required
@never_cache
@require_POST
def confirm(request: HttpRequest) -> HttpResponse:
    """The page with the backup codes on it: nothing keeps them, so no other page can show them."""
    key = str(request.session.session_key)
    return _made(
        request,
        "confirm",
        lambda: actions.confirm(code=request.POST.get("code", ""), session_key=key, by=viewer(request)),
    )


@sensitive_post_parameters()
@login_required
@never_cache
@require_POST
def codes(request: HttpRequest) -> HttpResponse:
    """Other backup codes, for whoever gives the password again."""

    def act() -> Sequence[str]:
        _check_password(request)
        return actions.renew_codes(by=viewer(request))

    return _made(request, "codes", act)


@sensitive_post_parameters()
@login_required
@require_POST
def turn_off(request: HttpRequest) -> HttpResponse:
    try:
        _check_password(request)
        actions.turn_off(user=viewer(request), by=viewer(request))
    except Refusal as refusal:
        return _show(request, keep("off", request.POST, refusal))
    messages.success(request, say("Your password alone lets you in from now on."))
    return redirect("web:settings-two-factor")


def _made(request: HttpRequest, form: str, act: Callable[[], Sequence[str]]) -> HttpResponse:
    try:
        made = act()
    except Refusal as refusal:
        return _show(request, keep(form, request.POST, refusal))
    return _show(request, made=made)


def _check_password(request: HttpRequest) -> None:
    given = request.POST.get("password", "")
    sign_ins.check_password(user=viewer(request), password=given, address=address_of(request))


def _show(request: HttpRequest, kept: Kept = NOTHING, made: Sequence[str] = ()) -> HttpResponse:
    person = viewer(request)
    device = second_step.begun(person)
    secret = b32encode(device.bin_key).decode() if device else ""
    context = {
        "kept": kept,
        "made": made,
        "on": second_step.is_on(person),
        "left": second_step.codes_left(person),
        "secret": [secret[at : at + 4] for at in range(0, len(secret), 4)],
        "qr": drawn(device.config_url) if device else None,
        "required": settings.REQUIRE_TWO_FACTOR,
    }
    return render(request, "settings/two_factor.html", context, status=kept.status)
