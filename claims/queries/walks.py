"""Working through a list of the desk, one claim after another."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from claims.models import Claim, User
from claims.queries import desk
from claims.queries.desk_filters import DeskFilters
from claims.queries.paging import Order


@dataclass(frozen=True, slots=True)
class Walk:
    """Where a claim stands in a list, and the claims beside it.

    `number` is None where it is not in the list, or not any more; then the first of the list is the next.
    """

    filters: DeskFilters
    number: int | None
    of: int
    previous_id: int | None
    next_id: int | None


def of(viewer: User, filters: DeskFilters, claim_id: int) -> Walk:
    """Found by where the claim stands in the order, in five SQL statements, however long the list is."""
    listed, order = desk.listed(viewer, filters), desk.order_of(filters)
    total, value = listed.count(), _place(listed, order, claim_id)
    if value is None:
        return Walk(filters, None, total, None, _first(listed, order))
    before = listed.filter(order.beyond(value, claim_id, backwards=True))
    after = listed.filter(order.beyond(value, claim_id))
    return Walk(
        filters, before.count() + 1, total, _first(before, order, backwards=True), _first(after, order)
    )


def next_of(viewer: User, filters: DeskFilters, claim_id: int) -> int | None:
    """The claim after it, as `of` has it, in two SQL statements."""
    listed, order = desk.listed(viewer, filters), desk.order_of(filters)
    value = _place(listed, order, claim_id)
    return _first(listed if value is None else listed.filter(order.beyond(value, claim_id)), order)


def _place(listed: QuerySet[Claim], order: Order, claim_id: int) -> Any:
    """The value by which the claim stands where it does; None where it is not in the list."""
    return listed.filter(pk=claim_id).values_list(order.field, flat=True).first()


def _first(rows: QuerySet[Claim, Any], order: Order, *, backwards: bool = False) -> int | None:
    return rows.order_by(*order.fields(backwards=backwards)).values_list("pk", flat=True).first()
