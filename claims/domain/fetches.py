"""What may be fetched, within which limits, and what a fetch brings."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from email.message import Message
from enum import Enum

_PAGE = frozenset({"text/html", "application/xhtml+xml", "text/plain"})
_JSON = frozenset({"application/json", "application/ld+json", "application/feed+json"})
_XML = frozenset({"application/rss+xml", "application/atom+xml", "application/xml", "text/xml"})
_ODD_FEED = frozenset({"application/rdf+xml", "application/x-rss+xml", "text/rss+xml", "text/rdf"})


class Accept(Enum):
    """The content types that a fetch takes; all others are refused before their body is read."""

    PAGE = _PAGE
    FEED = _XML | _JSON | _ODD_FEED | _PAGE
    """Feeds are served as pages, too, and pages name their feeds."""
    JSON = _JSON
    ROBOTS = frozenset({"text/plain", "*/*"})
    """Whatever its server calls it: what a site asks of programs stands in it all the same."""
    ANY_DOCUMENT = (
        _PAGE
        | _XML
        | _JSON
        | {
            "application/pdf",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "application/warc",
            "application/wacz",
            "message/rfc822",
            "text/csv",
        }
    )


@dataclass(frozen=True)
class Limits:
    """What one fetch may cost, redirects included."""

    seconds: float = 15.0
    wire: int = 5_000_000
    """Bytes that servers may send, headers included."""
    decoded: int = 20_000_000
    """Bytes of the body once it is unpacked."""
    ratio: int = 100
    """How many times its packed size a body may become."""
    redirects: int = 5


LIMITS = Limits()


@dataclass(frozen=True)
class Hop:
    """A redirect that was followed: where it stood, its status, and where it led."""

    url: str
    status: int
    to: str


Headers = tuple[tuple[str, str], ...]
"""A server's headers in the order sent, names in lower case."""


def header(headers: Headers, name: str) -> str:
    """The first header of this lower-case name, or nothing."""
    return next((value for each, value in headers if each == name), "")


def media_type(headers: Headers) -> str:
    """Such as text/html: in lower case, without its parameters."""
    return header(headers, "content-type").partition(";")[0].strip().lower()


@dataclass(frozen=True)
class Fetched:
    """What a server answered; `body` is unpacked."""

    url: str
    final_url: str
    hops: tuple[Hop, ...]
    status: int
    headers: Headers
    body: bytes
    taken_at: datetime
    not_modified: bool
    """The server said that nothing changed since the `etag` or the date that were sent."""
    asked: Headers = ()
    """What was sent to the last server, in the order sent."""
    packed: bytes = b""
    """The body as it came over the wire, where it was packed."""

    def header(self, name: str) -> str:
        return header(self.headers, name)

    @property
    def sha256(self) -> str:
        """Of the body, in hexadecimal."""
        return hashlib.sha256(self.body).hexdigest()

    @property
    def content_type(self) -> str:
        return media_type(self.headers)

    @property
    def charset(self) -> str:
        """The encoding that the header names, in lower case, or nothing."""
        message = Message()
        message["content-type"] = self.header("content-type")
        return message.get_content_charset("")
