"""The public site: what anybody may read without signing in."""

from dataclasses import replace
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from markupsafe import Markup

from claims.domain.refusals import Missing
from claims.publishing import claimreview
from claims.publishing.check import PublicCheck
from claims.queries import checks, editions, published
from claims.queries import corrections as log
from claims.queries.published import PublicFilters
from claims.web import public_pages as pages
from claims.web.presenters import labels


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """The checks that stand, by what is asked for in the address."""
    filters, after = PublicFilters.parse(request.GET), request.GET.get("after", "")
    context = {**pages.site(), "filters": filters, "topics": published.topics()}
    try:
        published.check_known(filters, context["scale"])
        page = published.page(filters, after)
    except Missing as refusal:
        return _refused(request, "published/page.html", context, refusal)
    context |= {"narrower": _narrower(filters)}
    return _list(request, "published/page.html", context, page, after)


@require_safe
def check(request: HttpRequest, claim_id: int) -> HttpResponse:
    """One check. A withdrawn one says so, and carries no ClaimReview any more."""
    edition, site = editions.of_check(claim_id), pages.site()
    if edition is None:
        raise Http404
    etag = pages.etag_of(edition, site["scale"])
    answer = pages.unchanged(request, etag) or _whole(request, claim_id, site, etag)
    return pages.fresh(answer, etag, edition.changed_at)


@require_safe
def corrections(request: HttpRequest) -> HttpResponse:
    """Everything that was corrected in what was published, the newest first."""
    after, context = request.GET.get("after", ""), pages.site()
    try:
        page = log.log(after)
    except Missing as refusal:
        return _refused(request, "corrections/page.html", context, refusal)
    return _list(request, "corrections/page.html", context, page, after)


@require_safe
def method(request: HttpRequest) -> HttpResponse:
    """How a claim is chosen, checked, rated and corrected."""
    site = pages.site()
    etag = pages.etag_of("method", site["scale"])
    return pages.unchanged(request, etag) or pages.shown(request, "method/page.html", site, etag)


def _whole(request: HttpRequest, claim_id: int, site: dict[str, Any], etag: str) -> HttpResponse:
    found = checks.public(claim_id)
    if found is None:
        raise Http404
    context = {
        **site,
        "check": found,
        "parts": checks.parts(claim_id),
        "whole": checks.whole(claim_id),
        "claim_reviewed": claimreview.claim_reviewed(found),
        "markup": _markup(found),
        "labels": labels,
    }
    return pages.shown(request, "check/page.html", context, etag)


def _list(
    request: HttpRequest, template: str, context: dict[str, Any], page: Any, after: str
) -> HttpResponse:
    etag = pages.etag_of(template, request.get_full_path(), *context.values(), page)
    context |= {"page": page, "after": after, "refused": ""}
    return pages.unchanged(request, etag) or pages.shown(request, template, context, etag)


def _refused(request: HttpRequest, template: str, context: dict[str, Any], refusal: Missing) -> HttpResponse:
    """The sentence, above an empty page, with the filters as they were asked for."""
    context |= {"page": None, "after": "", "refused": str(refusal), "narrower": []}
    return render(request, template, context, status=422)


def _narrower(filters: PublicFilters) -> list[tuple[str, str, str]]:
    """Each filter that is set: its name, its words, and the address without it."""
    return [(name, words, replace(filters, **{name: ""}).query()) for name, words in filters.given().items()]


def _markup(found: PublicCheck) -> Markup:
    if not found.in_force:
        return Markup("")
    # `embedded` leaves no <, > or & in it.
    return Markup(claimreview.embedded(claimreview.of(found)))  # noqa: S704
