"""Fetching a document as a guest: the site is asked first what it lets programs fetch."""

from django.conf import settings

from claims.domain.fetches import LIMITS, Accept, Fetched, Limits
from claims.gateways.fetching import resolving, robots
from claims.gateways.fetching.following import fetch
from claims.gateways.fetching.resolving import Resolve


def document(url: str, *, limits: Limits = LIMITS, resolve: Resolve = resolving.system) -> Fetched:
    """What stands at this address, where its site lets programs fetch it, and also the one it leads to.

    Raises Unreachable, with a sentence for the person, when anything stands in the way.
    """
    asks = not settings.FETCH_IGNORE_ROBOTS
    if asks:
        robots.check(url, resolve=resolve)
    found = fetch(url, accept=Accept.ANY_DOCUMENT, limits=limits, resolve=resolve)
    if asks and found.hops:
        robots.check(found.final_url, resolve=resolve)
    return found
