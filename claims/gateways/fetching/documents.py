"""Fetching a document as a guest: the site is asked first what it lets programs fetch."""

from django.conf import settings

from claims.domain.fetches import LIMITS, Accept, Fetched, Limits
from claims.gateways.fetching import resolving
from claims.gateways.fetching.following import fetch
from claims.gateways.fetching.resolving import Resolve
from claims.gateways.fetching.robots import Robots


def document(
    url: str,
    *,
    etag: str = "",
    modified: str = "",
    limits: Limits = LIMITS,
    resolve: Resolve = resolving.system,
) -> Fetched:
    """What stands at this address, where its site lets programs fetch it, and also the one it leads to.

    `etag` and `modified` as for `fetch`. Raises Unreachable, with a sentence for the person, when anything
    stands in the way.
    """
    robots = None if settings.FETCH_IGNORE_ROBOTS else Robots(resolve)
    if robots:
        robots.check(url)
    found = fetch(
        url, accept=Accept.ANY_DOCUMENT, etag=etag, modified=modified, limits=limits, resolve=resolve
    )
    if robots and found.hops:
        robots.check(found.final_url)
    return found
