"""The bookmarklets, and the page that receives what one of them sends."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from claims.actions import seen_pages as actions
from claims.domain.refusals import Refusal
from claims.domain.tongue import say
from claims.web.kept import NOTHING, Kept, keep
from claims.web.presenters import bookmarklets
from claims.web.viewers import viewer


@login_required
@require_safe
def bookmarklet(request: HttpRequest) -> HttpResponse:
    desk = request.build_absolute_uri("/").rstrip("/")
    context = {
        "address": bookmarklets.address(desk, reverse("web:article-add")),
        "page": bookmarklets.page(desk, reverse("web:article-add-page")),
    }
    return render(request, "add/bookmarklet.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def receive(request: HttpRequest) -> HttpResponse:
    """A form that the bookmarklet fills in from the page that opened this one; a person sends it."""
    if request.method != "POST":
        return _form(request)
    try:
        submission = actions.send(
            html=request.POST.get("html", ""), address=request.POST.get("address", ""), by=viewer(request)
        )
    except Refusal as refusal:
        return _form(request, keep("page", request.POST, refusal))
    known = say("This page is on the desk already; here is its article.")
    messages.success(request, say("It is being read.") if submission.created else known)
    return redirect("web:article", submission.article.pk)


def _form(request: HttpRequest, kept: Kept = NOTHING) -> HttpResponse:
    answer = render(request, "add/from_page.html", {"kept": kept}, status=kept.status)
    # Otherwise the browser parts this window from the one that opened it, and nothing can be received.
    answer["Cross-Origin-Opener-Policy"] = "unsafe-none"
    return answer
