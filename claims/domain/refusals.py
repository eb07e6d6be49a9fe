"""Why something cannot be done. The sentence of each is written for the person who asked."""

from collections.abc import Callable, Mapping
from enum import StrEnum


class Refusal(Exception):
    """Nothing was changed, and `str(refusal)` says why and what to do."""


def why_not(check: Callable[[], object]) -> str:
    """The sentence with which it refuses, or blank where it does not."""
    try:
        check()
    except Refusal as refusal:
        return str(refusal)
    return ""


class NotAllowed(Refusal):
    """This person may not do this, now or ever."""


class Stale(Refusal):
    """Somebody else changed the row after this person looked at it."""


class WrongState(Stale):
    """The move does not start in the state the claim is in."""


class Missing(Refusal):
    """Something the move needs is not there yet. `fields` maps an input's name to its sentence."""

    def __init__(self, sentence: str, fields: Mapping[str, str] | None = None) -> None:
        super().__init__(sentence)
        self.fields: dict[str, str] = dict(fields or {})


class Unreadable(Refusal):
    """What was handed in is not text that the desk can read."""


class Fault(StrEnum):
    """Why nothing was fetched, in a word."""

    ADDRESS = "address"
    """What is written is no address that is fetched."""
    FORBIDDEN = "forbidden"
    """The machine or port is not of the open internet."""
    DNS = "dns"
    REFUSED = "refused"
    """The server could not be connected to, or broke off."""
    TLS = "tls"
    TIMEOUT = "timeout"
    REDIRECTS = "redirects"
    CLOSED = "closed"
    """The server asks for a login, a payment or another reader."""
    NOT_FOUND = "not_found"
    STATUS = "status"
    TYPE = "type"
    ENCODING = "encoding"
    TOO_LARGE = "too_large"
    ROBOTS = "robots"
    """The site asks programs not to fetch this page."""


class Unreachable(Refusal):
    """Nothing was fetched from an address: `sentence` is for the person, `kind` for programs.

    `status` is the server's, 0 where it gave none; `retry_after` is its header of that name, as written.
    """

    def __init__(self, sentence: str, kind: Fault, *, status: int = 0, retry_after: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.kind = kind
        self.status = status
        self.retry_after = retry_after


class LostLease(Exception):
    """Another worker holds the row now; what this one did must not be written."""
