"""The views of the desk that people keep."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import parse_qsl

from django.db.models import Case, QuerySet, When

from claims.domain.roles import Permission
from claims.domain.tongue import say
from claims.models import Rating, SavedView, User
from claims.policy import saved_views as policy
from claims.policy import visibility
from claims.policy.permissions import allows
from claims.queries import desk
from claims.queries.counts import number_of
from claims.queries.desk_filters import DeskFilters

MOST_IN_RAIL = 20
"""Views counted on every page: a person's own first."""


@dataclass(frozen=True, slots=True)
class RailView:
    """A view in the rail, with how many claims it holds now."""

    id: int
    name: str
    shared: bool
    count: int


@dataclass(frozen=True, slots=True)
class Opened:
    """A view as it is opened. `problem` says what of it the desk no longer knows, or is blank.

    `change_closed` says why this person may not change it.
    """

    view: SavedView
    filters: DeskFilters
    problem: str
    change_closed: str


def first(viewer: User) -> tuple[SavedView, ...]:
    """All of their own by name, then those of the whole desk, up to as many as one person may keep."""
    mine = Case(When(owner=viewer, then=0), default=1)
    return tuple(visibility.saved_views(viewer).order_by(mine, "name", "pk")[: policy.MOST_VIEWS])


def for_rail(viewer: User, known: Sequence[SavedView]) -> tuple[RailView, ...]:
    """The first of those that are known, in one SQL statement, however many they are."""
    views = known[:MOST_IN_RAIL]
    if not views:
        return ()
    counted = {f"view_{view.pk}": number_of(desk.matching(viewer, _read(view)[0])) for view in views}
    row = User.objects.filter(pk=viewer.pk).annotate(**counted).values(*counted).get()
    return tuple(RailView(view.pk, view.name, view.shared, row[f"view_{view.pk}"]) for view in views)


def one(viewer: User, view_id: int) -> SavedView | None:
    return listing(viewer).filter(pk=view_id).first()


def listing(viewer: User) -> QuerySet[SavedView]:
    """Their own and those of the whole desk, each with its owner."""
    return visibility.saved_views(viewer).select_related("owner")


def opened(viewer: User, view_id: int) -> Opened | None:
    """The view with its filters read anew: what the desk no longer knows is left out, and said."""
    view = one(viewer, view_id)
    if view is None:
        return None
    filters, problem = _read(view)
    if filters.verdict and not Rating.objects.filter(key=filters.verdict).exists():
        gone = say("The desk no longer has the verdict “{verdict}”.", verdict=filters.verdict)
        problem = f"{problem} {gone}".strip()
        filters = replace(filters, verdict="")
    return Opened(view, filters, problem, policy.change_closed(viewer, view))


def may_share(viewer: User) -> bool:
    return allows(viewer, Permission.SHARE_VIEW)


def _read(view: SavedView) -> tuple[DeskFilters, str]:
    return DeskFilters.parse_what_can_be(dict(parse_qsl(view.query)))
