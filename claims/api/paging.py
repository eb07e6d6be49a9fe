"""Lists a page at a time, by key and never by offset."""

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from rest_framework.pagination import BasePagination
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.utils.urls import replace_query_param
from rest_framework.views import APIView

from claims.domain.inputs import row_number
from claims.domain.refusals import Missing
from claims.queries.paging import PAGE_SIZE, ascending, descending

LARGEST = 200


class NewestFirst(BasePagination):
    """The last that came in first. `next` holds the address of the page after, or null on the last."""

    field = "id"
    _turn = staticmethod(descending)
    _next: str | None = None

    def paginate_queryset(
        self, queryset: QuerySet[Any] | Sequence[Any], request: Request, view: APIView | None = None
    ) -> list[Any]:
        if not isinstance(queryset, QuerySet):
            raise TypeError("Only rows of a table can be found again by their key.")
        page = self._turn(queryset, self.field, after=after(request), size=size(request))
        self._next = next_address(request, page.next_cursor)
        return list(page.rows)

    def get_paginated_response(self, data: Any) -> Response:
        return answer(self._next, data)

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        return {
            "type": "object",
            "required": ["next", "results"],
            "properties": {
                "next": {
                    "type": "string",
                    "format": "uri",
                    "nullable": True,
                    "description": "The address of the page after this one; null on the last page.",
                },
                "results": schema,
            },
        }

    def get_schema_operation_parameters(self, view: Any) -> list[dict[str, Any]]:
        return [
            _parameter("after", {"type": "string"}, "Where the page begins: taken from `next`, not made."),
            _parameter(
                "page_size",
                {"type": "integer", "minimum": 1, "maximum": LARGEST, "default": PAGE_SIZE},
                "How many results a page has.",
            ),
        ]


class InOrder(NewestFirst):
    """By their place in the whole, the first of them first."""

    field = "position"
    _turn = staticmethod(ascending)


class LatestFirst(NewestFirst):
    """A chain of history, its last entry first."""

    field = "position"


def after(request: Request) -> str | None:
    return request.query_params.get("after")


def size(request: Request) -> int:
    """How many rows are wanted. Raises Missing where that is no number from 1 to `LARGEST`."""
    raw = request.query_params.get("page_size", str(PAGE_SIZE))
    number = row_number(raw)
    if number is None or not 1 <= number <= LARGEST:
        sentence = f"A page has from 1 to {LARGEST} results."
        raise Missing(sentence, {"page_size": sentence})
    return number


def next_address(request: Request, cursor: str | None) -> str | None:
    return replace_query_param(request.build_absolute_uri(), "after", cursor) if cursor else None


def answer(address: str | None, results: Any) -> Response:
    return Response({"next": address, "results": results})


def _parameter(name: str, schema: dict[str, Any], description: str) -> dict[str, Any]:
    return {"name": name, "in": "query", "required": False, "schema": schema, "description": description}
