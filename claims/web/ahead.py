"""Pages that a browser fetches before anybody looks at them, and what they leave unsaid."""

from collections.abc import Iterable

from django.contrib.messages import get_messages
from django.contrib.messages.storage.base import Message
from django.http import HttpRequest

ASKS_AGAIN = "Asks-Again"
"""With this header `walk.js` asks whether a page is still so: somebody looks, but at the page from before."""


def fetched_ahead(request: HttpRequest) -> bool:
    """Whether a browser asks before anybody has; once it is looked at, the page asks again (`walk.js`)."""
    return "prefetch" in request.headers.get("Sec-Purpose", request.headers.get("Purpose", ""))


def messages(request: HttpRequest) -> Iterable[Message]:
    """What this page is to say. Where nobody would see it, it waits for the next that somebody sees."""
    if fetched_ahead(request) or ASKS_AGAIN in request.headers:
        return ()
    return get_messages(request)
