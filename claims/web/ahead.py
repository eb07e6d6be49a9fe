"""Pages that a browser fetches before anybody looks at them, and what they leave unsaid."""

from collections.abc import Iterable

from django.contrib.messages import get_messages
from django.contrib.messages.storage.base import Message
from django.http import HttpRequest


def fetched_ahead(request: HttpRequest) -> bool:
    """Whether a browser asks before anybody has; once looked at, the page asks what is new (`claim_now`)."""
    return "prefetch" in request.headers.get("Sec-Purpose", request.headers.get("Purpose", ""))


def messages(request: HttpRequest) -> Iterable[Message]:
    """What this page is to say. Where nobody would see it, it waits for the next that somebody sees."""
    if fetched_ahead(request):
        return ()
    return get_messages(request)
