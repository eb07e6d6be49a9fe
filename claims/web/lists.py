"""The page of a long list: as much of it as its address asks for, or the sentence that says why not."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from claims.domain.refusals import Missing
from claims.queries.paging import Page

Context = dict[str, Any]


def shown(
    request: HttpRequest, template: str, context: Context, fill: Callable[[Context], None]
) -> HttpResponse:
    """The list, with what `fill` puts into its context: the page after `after`, and the filters it read.

    Where that is refused, what was filled in before stays, and `refused` stands in place of the rows.
    """
    context = {
        "page": Page((), None),
        "after": request.GET.get("after", ""),
        "query": _query(request),
        "refused": "",
        **context,
    }
    try:
        fill(context)
    except Missing as refusal:
        context["refused"] = str(refusal)
    return render(request, template, context, status=422 if context["refused"] else 200)


def _query(request: HttpRequest) -> str:
    """The filters of this list, as the address of its next page has them."""
    kept: Any = request.GET.copy()
    kept.pop("after", None)
    return f"{kept.urlencode()}&" if kept else ""
