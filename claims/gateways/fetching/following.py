"""Fetching an address: each redirect is an address of its own, read and checked like the first."""

import ssl
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

import certifi
import httpcore
from django.conf import settings
from django.utils import timezone

from claims.domain import addresses
from claims.domain.addresses import Address
from claims.domain.fetches import LIMITS, Accept, Fetched, Headers, Hop, Limits, header, media_type
from claims.domain.refusals import Fault, Unreachable
from claims.domain.tongue import noted
from claims.gateways.fetching import resolving, unpacking
from claims.gateways.fetching.connection import Backend, Count
from claims.gateways.fetching.deadline import Deadline
from claims.gateways.fetching.resolving import Resolve

REDIRECTS = frozenset({301, 302, 303, 307, 308})
NOT_MODIFIED = 304


@dataclass(frozen=True, slots=True)
class Answer:
    """What one server said; `packed` is the body as it came, where it was packed."""

    status: int
    headers: Headers
    body: bytes = b""
    packed: bytes = b""


def fetch(
    url: str,
    *,
    accept: Accept,
    etag: str = "",
    modified: str = "",
    limits: Limits = LIMITS,
    resolve: Resolve = resolving.system,
    deadline: Deadline | None = None,
    check: Callable[[str], None] = lambda url: None,
) -> Fetched:
    """What stands at this address, after at most `limits.redirects` redirects.

    `etag` and `modified` are what the server said of itself last time (ETag and Last-Modified); `deadline`
    is one that has begun already; `check` refuses an address before its server is asked. Raises Unreachable,
    with a sentence for the person, when anything at all stands in the way.
    """
    deadline, count = deadline or Deadline(limits.seconds), Count(limits.wire)
    first = here = addresses.read(url)
    asked = _request_headers(accept, etag, modified)
    hops: list[Hop] = []
    while True:
        check(str(here))
        machines = resolving.machines(here, deadline, resolve)
        answer = _asked(here, asked, Backend(machines, deadline, count), accept, limits)
        if answer.status not in REDIRECTS:
            return Fetched(
                url=str(first),
                final_url=str(here),
                hops=tuple(hops),
                status=answer.status,
                headers=answer.headers,
                body=answer.body,
                taken_at=timezone.now(),
                not_modified=answer.status == NOT_MODIFIED,
                asked=(("Host", here.site), *asked),
                packed=answer.packed,
            )
        if len(hops) == limits.redirects:
            raise Unreachable(
                f"The page sends its readers on more than {limits.redirects} times.", Fault.REDIRECTS
            )
        there = addresses.follow(here, _location(answer.headers))
        hops.append(Hop(str(here), answer.status, str(there)))
        here = there


def _request_headers(accept: Accept, etag: str, modified: str) -> list[tuple[str, str]]:
    headers = [
        ("User-Agent", settings.FETCH_USER_AGENT),
        ("Accept", ", ".join(sorted(accept.value))),
        ("Accept-Encoding", unpacking.OFFERED),
        ("Connection", "close"),
    ]
    if etag:
        headers.append(("If-None-Match", etag))
    if modified:
        headers.append(("If-Modified-Since", modified))
    return headers


def _asked(
    address: Address, asked: list[tuple[str, str]], backend: Backend, accept: Accept, limits: Limits
) -> Answer:
    """The body of a redirect is left unread."""
    url = httpcore.URL(
        scheme=address.scheme, host=address.host, port=address.port, target=address.target.encode("ascii")
    )
    sent = [(name.encode("ascii"), value.encode("latin-1", "replace")) for name, value in asked]
    request = httpcore.Request("GET", url, headers=[(b"Host", address.site.encode("ascii")), *sent])
    try:
        with httpcore.HTTPConnection(
            url.origin, ssl_context=_trusted() if address.scheme == "https" else None, network_backend=backend
        ) as connection:
            response = connection.handle_request(request)
            headers = tuple(
                (name.decode("latin-1").lower(), value.decode("latin-1")) for name, value in response.headers
            )
            if response.status in REDIRECTS or response.status == NOT_MODIFIED:
                _check_redirect(response.status, headers, asked)
                return Answer(response.status, headers)
            _check_answer(response.status, headers, accept)
            encoding = header(headers, "content-encoding").strip().lower()
            came: list[bytes] = []
            body = unpacking.body(_noted(response.iter_stream(), came), encoding, limits)
            packed = b"".join(came) if encoding not in {"", "identity"} else b""
            return Answer(response.status, headers, body, packed)
    except (httpcore.ProtocolError, httpcore.NetworkError) as error:
        raise Unreachable(noted("The server does not speak HTTP as it should."), Fault.REFUSED) from error


def _noted(pieces: Iterable[bytes], came: list[bytes]) -> Iterator[bytes]:
    for piece in pieces:
        came.append(piece)
        yield piece


def _check_redirect(status: int, headers: Headers, asked: list[tuple[str, str]]) -> None:
    conditional = any(name in {"If-None-Match", "If-Modified-Since"} for name, _ in asked)
    if status == NOT_MODIFIED and not conditional:
        raise Unreachable(
            noted("The server says that nothing changed, and was not asked that."), Fault.STATUS
        )
    if status in REDIRECTS and not header(headers, "location"):
        raise Unreachable(noted("The page sends its readers on without saying where to."), Fault.REDIRECTS)


def _check_answer(status: int, headers: Headers, accept: Accept) -> None:
    if status in {401, 402, 403, 407, 451}:
        raise Unreachable(
            f"The site does not show this page to us (status {status}): it may want a login or a payment. "
            "Paste the text instead.",
            Fault.CLOSED,
            status=status,
        )
    if status in {404, 410}:
        raise Unreachable(
            f"There is no page at this address (status {status}).", Fault.NOT_FOUND, status=status
        )
    if status != 200:
        raise Unreachable(
            f"The server answered with status {status} and no page: try again later.",
            Fault.STATUS,
            status=status,
            retry_after=header(headers, "retry-after"),
        )
    kind = media_type(headers)
    if not accept.value & {kind, "*/*"}:
        raise Unreachable(
            f"What stands at this address is “{kind[:60] or 'of no stated kind'}”, which is not taken here.",
            Fault.TYPE,
        )


def _location(headers: Headers) -> str:
    """As browsers read it: in UTF-8, where it has more than ASCII."""
    return header(headers, "location").encode("latin-1").decode("utf-8", "replace")


@cache
def _trusted() -> ssl.SSLContext:
    """The certificates of Mozilla's list; those of the system are missing on a bare machine."""
    return ssl.create_default_context(cafile=certifi.where())
