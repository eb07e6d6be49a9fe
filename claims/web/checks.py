"""The public site: what anybody may read without signing in."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from markupsafe import Markup

from claims.domain.refusals import Missing
from claims.publishing import claimreview
from claims.publishing.check import PublicCheck
from claims.queries import checks, published
from claims.queries import corrections as log
from claims.queries.paging import Page
from claims.web.presenters import labels


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    return _paged(request, published.page, "published/page.html")


@require_safe
def check(request: HttpRequest, claim_id: int) -> HttpResponse:
    """One check. A withdrawn one says so, and carries no ClaimReview any more."""
    found = checks.public(claim_id)
    if found is None:
        raise Http404
    context = {
        **_site(),
        "check": found,
        "parts": checks.parts(claim_id),
        "whole": checks.whole(claim_id),
        "claim_reviewed": claimreview.claim_reviewed(found),
        "markup": _markup(found),
        "labels": labels,
    }
    return render(request, "check/page.html", context)


@require_safe
def corrections(request: HttpRequest) -> HttpResponse:
    """Everything that was corrected in what was published, the newest first."""
    return _paged(request, log.log, "corrections/page.html")


def _paged(request: HttpRequest, read: Callable[[str], Page[Any]], template: str) -> HttpResponse:
    """A page of a list; a broken cursor is answered with the sentence, above an empty page."""
    after, refused = request.GET.get("after", ""), ""
    try:
        page = read(after)
    except Missing as refusal:
        page, refused = Page((), None), str(refusal)
    context = {**_site(), "page": page, "after": after, "refused": refused}
    return render(request, template, context, status=422 if refused else 200)


def _site() -> dict[str, Any]:
    return {
        "newsroom": settings.NEWSROOM_NAME,
        "site": settings.PUBLIC_URL.rstrip("/"),
        "scale": published.scale(),
    }


def _markup(found: PublicCheck) -> Markup:
    if not found.in_force:
        return Markup("")
    # `embedded` leaves no <, > or & in it.
    return Markup(claimreview.embedded(claimreview.of(found)))  # noqa: S704
