"""The desk: which claims there are, where they are, who has them."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from claims.domain.inputs import row_number
from claims.domain.refusals import Missing
from claims.queries import articles, desk_place, saved_views
from claims.queries.desk import DeskPage, page
from claims.queries.desk_filters import DeskFilters
from claims.queries.saved_views import Opened
from claims.web.kept import NOTHING, Kept
from claims.web.presenters import bulk, deskbar
from claims.web.viewers import viewer

EMPTY = DeskPage((), None, (), (), ())


@login_required
@require_safe
@vary_on_headers("HX-Request")
def desk(request: HttpRequest) -> HttpResponse:
    """The list, or only its fragment for htmx. An address that makes no sense says what does."""
    return show(request, request.GET)


def show(request: HttpRequest, given: QueryDict, kept: Kept = NOTHING) -> HttpResponse:
    """The list that is asked for, by its filters or as a saved view, perhaps with a form that was refused."""
    found, filters, refused, stretch = EMPTY, DeskFilters(), "", None
    after = given.get("after", "")
    saved = saved_view(request, given)
    try:
        filters = saved.filters if saved else DeskFilters.parse(given)
        found = page(viewer(request), filters, after)
        stretch = desk_place.of(viewer(request), filters, found, further=bool(after))
    except Missing as refusal:
        refused = str(refusal)
    context = {
        "filters": filters,
        "page": found,
        "after": after,
        "refused": refused,
        "bar": deskbar.of(filters, found, saved.view.name if saved else ""),
        "stretch": stretch,
        "bulk_moves": bulk.moves_of(viewer(request)),
        "saved": saved,
        "may_share": saved_views.may_share(viewer(request)),
        "kept": kept,
        "list_address": address(given),
        "list_query": filters.query(),
        "now": address(given, "web:desk-now"),
        "gone": {},
        "articles_found": articles.number_with(viewer(request), filters.q),
        "unseen_words": deskbar.unseen,
        "alone": _alone(request),
    }
    status = kept.status if kept.refused else 422 if refused else 200
    template = "desk/_list.html" if _alone(request) else "desk/page.html"
    return render(request, template, context, status=status)


def address(given: QueryDict, name: str = "web:desk") -> str:
    """The list that these ask for, or what else there is of it."""
    asked = given.urlencode()
    return reverse(name) + (f"?{asked}" if asked else "")


def saved_view(request: HttpRequest, given: QueryDict) -> Opened | None:
    """The view that is asked for by its number, if one is. Raises Http404 where there is none."""
    if "saved" not in given:
        return None
    found = saved_views.opened(viewer(request), row_number(given.get("saved", "")) or 0)
    if found is None:
        raise Http404
    return found


def _alone(request: HttpRequest) -> bool:
    """Whether the list alone is asked for, to be put in the place of the one before."""
    return request.headers.get("HX-Target") == "list" and "HX-History-Restore-Request" not in request.headers
