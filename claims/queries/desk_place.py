"""Which part of a list of the desk a page of it is."""

from dataclasses import dataclass

from claims.models import User
from claims.queries import desk
from claims.queries.desk import DeskPage
from claims.queries.desk_filters import DeskFilters


@dataclass(frozen=True, slots=True)
class Stretch:
    """The places of the first and the last claim of a page, and how many the list has."""

    first: int
    last: int
    of: int


def of(viewer: User, filters: DeskFilters, page: DeskPage, *, further: bool) -> Stretch:
    """One SQL statement, and two more where the page is a `further` one than the first."""
    listed = desk.listed(viewer, filters)
    before = 0
    if further and page.rows:
        order, start = desk.order_of(filters), page.rows[0].id
        value = listed.filter(pk=start).values_list(order.field, flat=True).first()
        if value is not None:
            before = listed.filter(order.beyond(value, start, backwards=True)).count()
    shown = before + len(page.rows)
    return Stretch(before + 1, shown, max(listed.count(), shown))
