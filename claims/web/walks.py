"""The list that a claim was opened from, as its page and its forms carry it."""

from urllib.parse import parse_qsl, urlsplit

from django.http import HttpRequest
from django.urls import resolve, reverse

from claims.queries import walks
from claims.queries.desk_filters import DeskFilters
from claims.web.presenters import deskbar
from claims.web.presenters.deskbar import WalkBar
from claims.web.viewers import viewer

FROM = "from"


def list_of(request: HttpRequest) -> DeskFilters | None:
    """What the address or the form says, or else the address of the page that the form stood on."""
    given = request.POST.get(FROM) or request.GET.get(FROM) or _on_the_page(request)
    if not given:
        return None
    return DeskFilters.parse_what_can_be(dict(parse_qsl(given)))[0]


def bar_of(request: HttpRequest, claim_id: int) -> WalkBar | None:
    """The way through the list from this claim; None where it was opened from no list."""
    filters = list_of(request)
    return deskbar.walk_of(walks.of(viewer(request), filters, claim_id)) if filters else None


def back_to(request: HttpRequest, claim_id: int) -> str:
    """The page of the claim, with the list that it was opened from."""
    filters = list_of(request)
    if filters is None:
        return reverse("web:claim", args=[claim_id])
    return deskbar.claim_from(claim_id, filters.query())


def onward(request: HttpRequest, claim_id: int) -> str:
    """Where a move of this claim leads on to: in a list to be worked off, its next claim; otherwise blank.

    Asked before the move, which may take the claim out of the list. After the last comes the list itself.
    """
    filters = list_of(request)
    if filters is None or filters.view not in deskbar.WORKED_THROUGH:
        return ""
    following = walks.next_of(viewer(request), filters, claim_id)
    return deskbar.claim_from(following, filters.query()) if following else deskbar.list_of(filters)


def leads_to_claim(address: str) -> bool:
    """Or else to the list."""
    return resolve(urlsplit(address).path).url_name == "claim"


def _on_the_page(request: HttpRequest) -> str:
    if request.method != "POST":
        return ""
    page = urlsplit(request.headers.get("Referer", ""))
    return dict(parse_qsl(page.query)).get(FROM, "") if page.netloc == request.get_host() else ""
