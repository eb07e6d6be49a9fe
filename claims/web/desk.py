"""The desk: which claims there are, where they are, who has them."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from claims.domain.refusals import Missing
from claims.queries.desk import DeskFilters, DeskPage, page
from claims.web.presenters import bulk, deskbar
from claims.web.viewers import viewer

NOTHING = DeskPage((), None, (), (), ())


@login_required
@require_safe
@vary_on_headers("HX-Request")
def desk(request: HttpRequest) -> HttpResponse:
    """The list, or only its fragment for htmx. An address that makes no sense says what does."""
    found, filters, refused = NOTHING, DeskFilters(), ""
    after = request.GET.get("after", "")
    try:
        filters = DeskFilters.parse(request.GET)
        found = page(viewer(request), filters, after)
    except Missing as refusal:
        refused = str(refusal)
    context = {
        "filters": filters,
        "page": found,
        "after": after,
        "refused": refused,
        "bar": deskbar.of(filters, found),
        "bulk_moves": bulk.moves_of(viewer(request)),
    }
    return render(request, _template(request), context, status=422 if refused else 200)


def _template(request: HttpRequest) -> str:
    part = request.headers.get("HX-Target") == "list" and "HX-History-Restore-Request" not in request.headers
    return "desk/_list.html" if part else "desk/page.html"
