"""What a list of the desk has become, for the script that keeps it up to date."""

import hashlib
from collections.abc import Iterable

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import render
from django.views.decorators.http import require_safe

from claims.domain.inputs import row_number
from claims.domain.refusals import Missing
from claims.queries import desk_now
from claims.queries.desk_filters import DeskFilters
from claims.queries.paging import PAGE_SIZE
from claims.web import desk
from claims.web.presenters import deskbar
from claims.web.rail import rail, rail_views
from claims.web.viewers import viewer

NO_LIST = 204
"""The status where the address makes no sense: the page says so already, and nothing is to be changed."""


@login_required
@require_safe
def now(request: HttpRequest) -> HttpResponse:
    """The rows and counts of the list, unless they are as the `ETag` that was given with them says."""
    given = request.GET.copy()
    seen = _seen(given.pop("shown", []))
    saved = desk.saved_view(request, given)
    try:
        filters = saved.filters if saved else DeskFilters.parse(given)
        page = desk_now.keys(viewer(request), filters, given.get("after", ""))
    except Missing:
        return HttpResponse(status=NO_LIST)
    counts, views = rail(request), rail_views(request)
    told = (desk_now.stamp(viewer(request), page, seen), counts, views)
    tag = f'"{hashlib.sha256(repr(told).encode()).hexdigest()}"'
    if request.headers.get("If-None-Match") == tag:
        return HttpResponseNotModified(headers={"ETag": tag})
    found = desk_now.of(viewer(request), filters, page, seen)
    context = {
        "now": found,
        "filters": filters,
        "list_address": desk.address(given),
        "list_query": filters.query(),
        "tabs": deskbar.tabs(filters),
        "gone": found.gone,
        "unseen_words": deskbar.unseen,
    }
    answer = render(request, "desk/_now.html", context)
    answer["ETag"] = tag
    answer["Cache-Control"] = "private, no-cache"
    return answer


def _seen(shown: Iterable[object]) -> dict[int, int]:
    """Claims with their versions, “12.3”; what is not of this form was shown by no page of ours."""
    pairs = (str(each).partition(".") for each in list(shown)[: PAGE_SIZE * 2])
    numbers = ((row_number(claim), row_number(version)) for claim, _, version in pairs)
    return {claim: version for claim, version in numbers if claim is not None and version is not None}
