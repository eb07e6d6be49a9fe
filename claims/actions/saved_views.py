"""Keeping the desk's filters under a name."""

from django.db import transaction

from claims.actions.history import record
from claims.domain.events import EventKind, Subject
from claims.models import SavedView, User
from claims.policy import saved_views as policy
from claims.queries.desk import DeskFilters


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
def edit(*, view: SavedView, name: str, shared: bool, by: User) -> SavedView:
    """Rename it, share it or keep it to its owner. Raises NotAllowed, or Missing for the name."""
    name = " ".join(name.split())
    policy.check_may_change(by, view)
    User.objects.select_for_update().get(pk=view.owner_id)
    if shared != view.shared:
        policy.check_may_share(by, shared=shared)
    others = SavedView.objects.filter(owner=view.owner_id, name=name).exclude(pk=view.pk)
    policy.check_name(name, taken=others.exists())
    view.name, view.shared = name, shared
    view.save(update_fields=["name", "shared"])
    _record(EventKind.VIEW_EDITED, view, by)
    return view


@transaction.atomic
def remove(*, view: SavedView, by: User) -> None:
    """Forget it. Raises NotAllowed."""
    policy.check_may_change(by, view)
    _record(EventKind.VIEW_REMOVED, view, by)
    view.delete()


def _record(kind: EventKind, view: SavedView, by: User) -> None:
    data = {"name": view.name, "shared": view.shared, "query": view.query, "owner": view.owner_id}
    record(kind, Subject.VIEW, view.pk, by=by, data=data)
