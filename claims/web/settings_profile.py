"""A person's own account: name, address, clock, screen, and password."""

from collections.abc import Mapping

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.contrib.auth.forms import PasswordChangeForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from claims.actions import profiles, users
from claims.domain.profiles import THEME_LABELS, TONGUE_LABELS, Profile, zone_in_words, zones
from claims.domain.tongue import say
from claims.web import seen_browsers
from claims.web.kept import NOTHING, Kept, attempt
from claims.web.viewers import viewer

NOTHING_WRONG: Mapping[str, str] = {}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def profile(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return _show(request)

    def act() -> str:
        profiles.edit(profile=Profile.parse(request.POST), by=viewer(request))
        return say("Your profile is saved.")

    return attempt(request, "profile", act, to="web:settings", show=lambda kept: _show(request, kept))


@sensitive_post_parameters()
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def password(request: HttpRequest) -> HttpResponse:
    """One's own password. Other sessions of the account end; this one goes on."""
    person = viewer(request)
    form = PasswordChangeForm(person, request.POST if request.method == "POST" else None)
    if not form.is_bound or not form.is_valid():
        sentences = {name: " ".join(str(error) for error in errors) for name, errors in form.errors.items()}
        return _show(request, sentences=sentences)
    changed = users.change_password(user=person, password=form.cleaned_data["new_password1"], by=person)
    update_session_auth_hash(request, changed)
    seen_browsers.note(request, changed)
    messages.success(request, say("You have another password now."))
    return redirect("web:settings")


def _show(
    request: HttpRequest, kept: Kept = NOTHING, sentences: Mapping[str, str] = NOTHING_WRONG
) -> HttpResponse:
    """The page; `sentences` say what is wrong with each field of the password's form."""
    context = {
        "person": viewer(request),
        "k": kept,
        "sentences": sentences,
        "zones": [(name, name.replace("_", " ")) for name in zones()],
        "desk_zone": zone_in_words(settings.DESK_TIME_ZONE),
        "themes": [(theme, say(label)) for theme, label in THEME_LABELS.items()],
        "languages": list(TONGUE_LABELS.items()),
    }
    return render(request, "settings/profile.html", context, status=422 if sentences else kept.status)
