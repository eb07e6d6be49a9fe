"""Keeping the desk's filters under a name."""

from django.db import transaction

from claims.actions.history import record
from claims.domain.events import EventKind, Subject
from claims.domain.refusals import WrongState
from claims.domain.tongue import say
from claims.models import SavedView, User
from claims.policy import saved_views as policy
from claims.queries.desk_filters import DeskFilters


@transaction.atomic
def save(*, name: str, filters: DeskFilters, shared: bool, by: User) -> SavedView:
    """Keep these filters. Raises NotAllowed where this person may not share, Missing for the name."""
    name = " ".join(name.split())
    policy.check_may_share(by, shared=shared)
    User.objects.select_for_update().get(pk=by.pk)
    own = set(SavedView.objects.filter(owner=by).values_list("name", flat=True))
    policy.check_number(len(own))
    policy.check_name(name, taken=name in own)
    view = SavedView.objects.create(owner=by, name=name, shared=shared, query=filters.query())
    _record(EventKind.VIEW_SAVED, view, by)
    return view


@transaction.atomic
def edit(
    *,
    view: SavedView,
    by: User,
    name: str | None = None,
    shared: bool | None = None,
    filters: DeskFilters | None = None,
) -> SavedView:
    """Rename it, share it or keep it to its owner, or have it keep other filters; what is None stays.

    Raises NotAllowed, Missing for the name, or WrongState where somebody removed it meanwhile.
    """
    held = _hold(view)
    policy.check_may_change(by, held)
    if shared is not None and shared != held.shared:
        policy.check_may_share(by, shared=shared)
        held.shared = shared
    if name is not None:
        held.name = " ".join(name.split())
        others = SavedView.objects.filter(owner=held.owner_id, name=held.name).exclude(pk=held.pk)
        policy.check_name(held.name, taken=others.exists())
    if filters is not None:
        held.query = filters.query()
    held.save(update_fields=["name", "shared", "query"])
    _record(EventKind.VIEW_EDITED, held, by)
    return held


@transaction.atomic
def remove(*, view: SavedView, by: User) -> None:
    """Forget it. Raises NotAllowed, or WrongState where somebody removed it meanwhile."""
    held = _hold(view)
    policy.check_may_change(by, held)
    _record(EventKind.VIEW_REMOVED, held, by)
    held.delete()


def _hold(view: SavedView) -> SavedView:
    """The view as it is now, whose names nobody else may change until the caller's transaction ends."""
    User.objects.select_for_update().get(pk=view.owner_id)
    held = SavedView.objects.select_related("owner").filter(pk=view.pk).first()
    if held is None:
        raise WrongState(say("The view “{view}” was removed meanwhile.", view=view.name))
    return held


def _record(kind: EventKind, view: SavedView, by: User) -> None:
    data = {"name": view.name, "shared": view.shared, "query": view.query, "owner": view.owner_id}
    record(kind, Subject.VIEW, view.pk, by=by, data=data)
