"""Fetching a document as a guest: the site is asked first what it lets programs fetch."""

from functools import partial

from django.conf import settings

from claims.domain.fetches import LIMITS, Accept, Fetched, Limits
from claims.gateways.fetching import resolving
from claims.gateways.fetching.deadline import Deadline
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
    """What stands at this address, where its site lets programs fetch it, and so does each that it leads to.

    `etag` and `modified` as for `fetch`. Raises Unreachable, with a sentence for the person, when anything
    stands in the way.
    """
    deadline = Deadline(limits.seconds)
    ask = partial(
        fetch,
        url,
        accept=Accept.ANY_DOCUMENT,
        etag=etag,
        modified=modified,
        limits=limits,
        resolve=resolve,
        deadline=deadline,
    )
    return ask() if settings.FETCH_IGNORE_ROBOTS else ask(check=Robots(resolve, deadline).check)
