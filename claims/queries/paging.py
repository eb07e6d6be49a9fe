"""Pages of a long list, each found by where the one before it ended; never by counting past rows."""

import base64
import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar, cast

from django.core.exceptions import ValidationError
from django.db.models import Field, Model, Q, QuerySet

from claims.domain.refusals import Missing
from claims.domain.tongue import say

PAGE_SIZE = 50

Row = TypeVar("Row")
Rows = TypeVar("Rows", bound=Model)


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """Some rows of a list, and the cursor that leads to the next ones, if any."""

    rows: tuple[Row, ...]
    next_cursor: str | None


@dataclass(frozen=True, slots=True)
class Order:
    """By a field and then by id, both rising or both falling."""

    field: str
    rising: bool = False

    def fields(self, *, backwards: bool = False) -> tuple[str, str]:
        """As a queryset is ordered by them."""
        sign = "" if self.rising is not backwards else "-"
        return f"{sign}{self.field}", f"{sign}pk"

    def beyond(self, value: Any, last_id: int, *, backwards: bool = False) -> Q:
        """What comes after the row of this value and id; backwards, what comes before it."""
        side = "gt" if self.rising is not backwards else "lt"
        further = Q(**{f"{self.field}__{side}": value}) | Q(**{f"pk__{side}": last_id})
        return Q(**{f"{self.field}__{side}e": value}) & further


def page_of(rows: QuerySet[Rows], order: Order, *, after: str | None, size: int = PAGE_SIZE) -> Page[Rows]:
    """A page of rows in this order. Raises Missing where the cursor is broken."""
    if after:
        value, last = _decode(after, _kind(rows, order.field))
        rows = rows.filter(order.beyond(value, last))
    found = list(rows.order_by(*order.fields())[: size + 1])
    shown = found[:size]
    more = len(found) > size
    return Page(tuple(shown), _encode(getattr(shown[-1], order.field), shown[-1].pk) if more else None)


def descending(rows: QuerySet[Rows], field: str, *, after: str | None, size: int = PAGE_SIZE) -> Page[Rows]:
    """A page of rows by a field and then by id, both falling. Raises Missing where the cursor is broken."""
    return page_of(rows, Order(field), after=after, size=size)


def ascending(rows: QuerySet[Rows], field: str, *, after: str | None, size: int = PAGE_SIZE) -> Page[Rows]:
    """As `descending`, both rising. The field may be a time that the rows are annotated with."""
    return page_of(rows, Order(field, rising=True), after=after, size=size)


def _kind(rows: QuerySet[Rows], field: str) -> Field[Any, Any]:
    annotated = rows.query.annotations.get(field)
    found = annotated.output_field if annotated else rows.model._meta.get_field(field)  # noqa: SLF001  # Django documents it
    return cast("Field[Any, Any]", found)


def _encode(value: datetime | float, last_id: int) -> str:
    told = value.isoformat() if isinstance(value, datetime) else value
    return base64.urlsafe_b64encode(json.dumps([told, last_id]).encode()).decode().rstrip("=")


def _decode(cursor: str, field: Any) -> tuple[Any, int]:
    try:
        raw = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
        told, last_id = json.loads(raw)
        value, last = field.to_python(told), int(last_id)
    except (ValueError, TypeError, OverflowError, RecursionError, ValidationError):
        value, last = None, 0
    if value is None or (isinstance(value, datetime) and value.tzinfo is None):
        sentence = say("This link to a further page is broken. Start again from the top of the list.")
        raise Missing(sentence, {"after": sentence})
    return value, last
