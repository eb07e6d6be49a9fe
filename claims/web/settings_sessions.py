"""Where a person is signed in, and signing out there."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from claims.actions import browsers as actions
from claims.domain.tongue import say, say_count
from claims.models import SignedInBrowser
from claims.queries import browsers
from claims.web import seen_browsers
from claims.web.presenters.settings import browser_words
from claims.web.viewers import viewer


@login_required
@require_safe
def sessions(request: HttpRequest) -> HttpResponse:
    """This browser first; whatever was noted of it, it is one that is signed in now."""
    if not any(_is_this(request, browser) for browser in browsers.of(viewer(request))):
        seen_browsers.note(request, viewer(request))
    here, others = _known(request)
    context = {"this_one": here, "others": others, "words": browser_words}
    return render(request, "settings/sessions.html", context)


@login_required
@require_POST
def end(request: HttpRequest, browser_id: int) -> HttpResponse:
    found = [browser for browser in _known(request)[1] if browser.pk == browser_id]
    if not found:
        raise Http404
    actions.sign_out(browsers=found, by=viewer(request))
    messages.success(request, say("{browser} is signed out.", browser=browser_words(found[0])))
    return redirect("web:settings-sessions")


@login_required
@require_POST
def end_others(request: HttpRequest) -> HttpResponse:
    number = actions.sign_out(browsers=_known(request)[1], by=viewer(request))
    messages.success(
        request, say_count("Signed out: {count} browser.", "Signed out: {count} browsers.", number)
    )
    return redirect("web:settings-sessions")


def _known(request: HttpRequest) -> tuple[list[SignedInBrowser], list[SignedInBrowser]]:
    """This browser, and the others."""
    found = browsers.of(viewer(request))
    here = [browser for browser in found if _is_this(request, browser)]
    return here, [browser for browser in found if browser not in here]


def _is_this(request: HttpRequest, browser: SignedInBrowser) -> bool:
    return bool(browser.session_id == request.session.session_key)
