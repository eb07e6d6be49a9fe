"""What a site asks of programs that fetch from it (RFC 9309)."""

from django.conf import settings
from protego import Protego

from claims.domain import addresses
from claims.domain.fetches import Accept, Limits
from claims.domain.refusals import Fault, Unreachable
from claims.domain.tongue import noted
from claims.gateways.fetching import robots_kept
from claims.gateways.fetching.deadline import Deadline
from claims.gateways.fetching.following import fetch
from claims.gateways.fetching.resolving import Resolve

SECONDS = 5.0
"""Of the time that the whole fetch has."""

LONGEST = 512_000
"""Bytes of a robots.txt that are heeded; RFC 9309 has at least 500 KiB read."""

NO_RULES = {Fault.NOT_FOUND, Fault.CLOSED}
"""A site that does not show a robots.txt asks for nothing (RFC 9309, 2.3.1.3)."""

BUSY = 429
"""The one status of a client's faults by which a site says that it is in trouble."""


class Robots:
    """What the sites of one fetch ask of programs; each site is asked once, and then not for a while."""

    def __init__(self, resolve: Resolve, deadline: Deadline) -> None:
        self._resolve = resolve
        self._deadline = deadline
        self._known: dict[str, Protego] = {}

    def check(self, url: str) -> None:
        """Raise Unreachable where its site asks that this page be not fetched, or cannot be asked."""
        there = str(addresses.follow(addresses.read(url), "/robots.txt"))
        if there not in self._known:
            self._known[there] = Protego.parse(robots_kept.or_asked(there, self._rules, self._deadline))
        if not self._known[there].can_fetch(url, _name()):
            raise Unreachable(
                noted("The site asks programs not to fetch this page (robots.txt). Paste the text instead."),
                Fault.ROBOTS,
            )

    def _rules(self, there: str) -> str:
        try:
            limits = Limits(seconds=min(SECONDS, self._deadline.left()))
            found = fetch(there, accept=Accept.ROBOTS, limits=limits, resolve=self._resolve)
        except Unreachable as refusal:
            if refusal.kind in NO_RULES or (400 <= refusal.status < 500 and refusal.status != BUSY):
                return ""
            if refusal.kind in {Fault.STATUS, Fault.TOO_LARGE, Fault.ENCODING, Fault.REDIRECTS}:
                raise Unreachable(
                    noted(
                        "The site's robots.txt, which says what may be fetched, cannot be read: try again "
                        "later, or paste the text."
                    ),
                    Fault.ROBOTS,
                ) from refusal
            raise
        return found.body[:LONGEST].decode("utf-8-sig", "replace")


def _name() -> str:
    """The name that a robots.txt knows the desk by: its user agent's first word, without a version."""
    words: str = settings.FETCH_USER_AGENT
    return words.split(maxsplit=1)[0].partition("/")[0]
