"""Where a person is led back to once something is done: the list that they came from, or the claim."""

from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme


def asked_for(request: HttpRequest) -> str:
    """The page of ours that the form or the address names as `next`, or blank."""
    wanted = request.POST.get("next") or request.GET.get("next", "")
    ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if ours and wanted.startswith("/") else ""


def undo_of(claim_id: int, version: int, to: str) -> str:
    """The address that takes back the move which left the claim at this version, and leads on to `to`."""
    address = reverse("web:claim-move-undo", args=[claim_id, version])
    return f"{address}?{urlencode({'next': to})}" if to else address
