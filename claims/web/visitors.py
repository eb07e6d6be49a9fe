"""Where a request comes from."""

from django.conf import settings
from django.http import HttpRequest


def address_of(request: HttpRequest) -> str:
    """The visitor's address, as far as our own proxies say it."""
    passed = request.headers.get("X-Forwarded-For", "").split(",")
    if settings.PROXIES and len(passed) >= settings.PROXIES:
        return passed[-settings.PROXIES].strip()
    return str(request.META.get("REMOTE_ADDR", ""))
