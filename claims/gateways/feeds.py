"""RSS, Atom and JSON Feed, made one shape; and the feeds that a web page names."""

import re
from email.message import Message
from html import unescape

from claims.domain.feeds import ReadFeed
from claims.domain.refusals import Unreadable
from claims.domain.tongue import noted
from claims.gateways import feeds_json, feeds_xml
from claims.gateways.feeds_json import NOT_A_FEED
from claims.gateways.feeds_values import LONGEST_TITLE, decoded, line, web_link
from claims.gateways.files import LARGEST

PAGE = noted("What stands at this address is a web page, not a feed.")

MOST_LINKS = 20
"""Feeds that are named of one page."""

_HEAD = 300_000
"""Characters from the start of a page in which it names its feeds."""

_ROOT = re.compile(r"<(?:(html|head|body)\b|(?:[\w.-]{1,20}:)?(?:rss|feed|RDF)\b)", re.IGNORECASE)
_LINK = re.compile(r"<link\b([^<>]{1,3000})>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([a-z-]{1,20})\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_KINDS = ("application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml")


def parse(raw: bytes, *, content_type: str = "", url: str = "") -> ReadFeed:
    """What this feed says, its links made whole from `url`, the address where it stands.

    `content_type` is the server's header, parameters and all. Of what is larger than the desk reads the
    beginning is read. Raises Unreadable, with a sentence for the person, where it is no feed or has a DTD.
    """
    rest = raw[LARGEST:]
    text = decoded(raw[:LARGEST], _charset(content_type)).lstrip("\ufeff \t\r\n\x00")
    if not text:
        raise Unreadable(noted("What stands at this address is empty."))
    if text[0] in "{[":
        return feeds_json.parse(text, url, rest=rest)
    root = _ROOT.search(text)
    if root is None:
        raise Unreadable(NOT_A_FEED)
    if root[1]:
        raise Unreadable(PAGE)
    return feeds_xml.parse(text, url, whole=not rest)


def named(raw: bytes, *, content_type: str = "", url: str = "") -> tuple[tuple[str, str], ...]:
    """The feeds that a web page names by `<link rel="alternate">`, each its title and its address."""
    text = decoded(raw[:_HEAD], _charset(content_type))
    found: dict[str, str] = {}
    for tag in _LINK.finditer(text):
        given = {
            name.lower(): unescape(one or two or three)
            for name, one, two, three in _ATTRIBUTE.findall(tag[1])
        }
        if "alternate" not in given.get("rel", "").lower().split():
            continue
        address = web_link(url, given.get("href", ""))
        if address and given.get("type", "").partition(";")[0].strip().lower() in _KINDS:
            found.setdefault(address, line(given.get("title", ""), LONGEST_TITLE) or address)
        if len(found) == MOST_LINKS:
            break
    return tuple((title, address) for address, title in found.items())


def _charset(content_type: str) -> str:
    message = Message()
    message["content-type"] = " ".join(content_type.split())[:200]
    return message.get_content_charset("")
