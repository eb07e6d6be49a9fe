"""Keeping the desk's filters under a name."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from claims.actions import saved_views as actions
from claims.domain.inputs import row_number
from claims.domain.refusals import Missing, Refusal
from claims.domain.tongue import noted, say
from claims.models import SavedView
from claims.queries import saved_views
from claims.queries.desk_filters import DeskFilters
from claims.web import desk
from claims.web.kept import keep
from claims.web.viewers import viewer

GONE = noted("There is no such view any more; choose another one.")


@login_required
@require_POST
def save(request: HttpRequest) -> HttpResponse:
    """Keep the filters that the desk is showing."""
    given = QueryDict(request.POST.get("query", ""))

    def act() -> str:
        view = actions.save(
            name=request.POST.get("name", ""),
            filters=DeskFilters.parse(given),
            shared=bool(request.POST.get("shared")),
            by=viewer(request),
        )
        messages.success(request, say("“{view}” is in the rail now.", view=view.name))
        return _address(view)

    return _change(request, "view-save", given, act)


@login_required
@require_POST
def refilter(request: HttpRequest) -> HttpResponse:
    """Have a view keep the filters that the desk is showing, instead of its own."""
    given = QueryDict(request.POST.get("query", ""))

    def act() -> str:
        view = saved_views.one(viewer(request), row_number(request.POST.get("view", "")) or 0)
        if view is None:
            raise Missing(say(GONE), {"view": say(GONE)})
        changed = actions.edit(view=view, filters=DeskFilters.parse(given), by=viewer(request))
        messages.success(request, say("“{view}” keeps these filters now.", view=changed.name))
        return _address(changed)

    return _change(request, "view-filters", given, act)


@login_required
@require_POST
def edit(request: HttpRequest, view_id: int) -> HttpResponse:
    view = _find(request, view_id)

    def act() -> str:
        changed = actions.edit(
            view=view,
            name=request.POST.get("name", ""),
            shared=bool(request.POST.get("shared")),
            by=viewer(request),
        )
        messages.success(request, say("“{view}” is changed.", view=changed.name))
        return _address(changed)

    return _change(request, "view-edit", QueryDict(f"saved={view_id}"), act)


@login_required
@require_POST
def remove(request: HttpRequest, view_id: int) -> HttpResponse:
    view = _find(request, view_id)

    def act() -> str:
        actions.remove(view=view, by=viewer(request))
        messages.success(request, say("The view “{view}” is removed; no claim has changed.", view=view.name))
        return reverse("web:desk")

    return _change(request, "view-edit", QueryDict(f"saved={view_id}"), act)


def _change(request: HttpRequest, form: str, given: QueryDict, act: Callable[[], str]) -> HttpResponse:
    """Do it and go where it says; where it is refused, show the desk with the form as it was sent."""
    try:
        return redirect(act())
    except Refusal as refusal:
        return desk.show(request, given, keep(form, request.POST, refusal))


def _find(request: HttpRequest, view_id: int) -> SavedView:
    found = saved_views.one(viewer(request), view_id)
    if found is None:
        raise Http404
    return found


def _address(view: SavedView) -> str:
    return f"{reverse('web:desk')}?saved={view.pk}"
