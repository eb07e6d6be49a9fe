"""The rail beside every screen of the desk."""

from typing import Any

from django.http import HttpRequest

from claims.models import SavedView, User
from claims.queries import counts, saved_views
from claims.queries.counts import Counts
from claims.queries.saved_views import RailView
from claims.web.presenters.words import Choices


def rail(request: HttpRequest) -> Counts | None:
    """What waits where, counted once a request. None for somebody who is not signed in."""
    kept: Any = request
    if not isinstance(request.user, User):
        return None
    if not hasattr(kept, "desk_counts"):
        kept.desk_counts = counts.of(request.user)
    found: Counts = kept.desk_counts
    return found


def rail_views(request: HttpRequest) -> tuple[RailView, ...]:
    """The saved views that this person sees, each with how many claims it holds; counted once a request."""
    kept: Any = request
    if not isinstance(request.user, User):
        return ()
    if not hasattr(kept, "desk_views"):
        kept.desk_views = saved_views.for_rail(request.user, _known(request, request.user))
    found: tuple[RailView, ...] = kept.desk_views
    return found


def own_views(request: HttpRequest) -> Choices:
    """The saved views of this person, to choose one from."""
    if not isinstance(request.user, User):
        return ()
    known = _known(request, request.user)
    return tuple((str(view.pk), view.name) for view in known if view.owner_id == request.user.pk)


def _known(request: HttpRequest, user: User) -> tuple[SavedView, ...]:
    """Asked for once a request."""
    kept: Any = request
    if not hasattr(kept, "desk_views_known"):
        kept.desk_views_known = saved_views.first(user)
    found: tuple[SavedView, ...] = kept.desk_views_known
    return found
