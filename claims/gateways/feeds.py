"""RSS, Atom and JSON Feed, made one shape; and the feeds that a web page names."""

import json
import re
from email.message import Message
from html import unescape
from typing import Any

from claims.domain.feeds import MOST_ENTRIES, Entry, ReadFeed
from claims.domain.refusals import Unreadable
from claims.domain.tongue import noted
from claims.gateways import feeds_xml
from claims.gateways.feeds_values import (
    LONGEST_ID,
    LONGEST_SUMMARY,
    LONGEST_TITLE,
    decoded,
    line,
    moment,
    plain,
    web_link,
)
from claims.gateways.files import LARGEST

NOT_A_FEED = noted("What stands at this address is not a feed: it is neither RSS nor Atom nor JSON Feed.")
PAGE = noted("What stands at this address is a web page, not a feed.")

MOST_LINKS = 20
"""Feeds that are named of one page."""

MOST_THINGS = 200_000
"""Lists and objects of the largest JSON Feed that is read: millions of them take a second and 100 MB."""

_HEAD = 300_000
"""Characters from the start of a page in which it names its feeds."""

_ROOT = re.compile(r"<(?:(html|head|body)\b|(?:rss|feed|(?:\w{1,20}:)?RDF)\b)", re.IGNORECASE)
_LINK = re.compile(r"<link\b([^<>]{1,3000})>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([a-z-]{1,20})\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_KINDS = ("application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml")


def parse(raw: bytes, *, content_type: str = "", url: str = "") -> ReadFeed:
    """What this feed says, its links made whole from `url`, the address where it stands.

    `content_type` is the server's header, parameters and all. Raises Unreadable, with a sentence for the
    person, where it is no feed, has a DTD, or is larger than the desk reads.
    """
    if len(raw) > LARGEST:
        raise Unreadable(f"This feed has {len(raw) / 1024 / 1024:.1f} MB; the desk reads up to 5 MB.")
    text = decoded(raw, _charset(content_type)).lstrip("\ufeff \t\r\n\x00")
    if not text:
        raise Unreadable(noted("What stands at this address is empty."))
    if text[0] in "{[":
        return _json(text, url)
    root = _ROOT.search(text)
    if root is None:
        raise Unreadable(NOT_A_FEED)
    if root[1]:
        raise Unreadable(PAGE)
    return feeds_xml.parse(text, url)


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


def _json(text: str, url: str) -> ReadFeed:
    if text.count("{") + text.count("[") > MOST_THINGS:
        raise Unreadable(f"This feed holds more than {MOST_THINGS:,} lists and objects; it is not read.")
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Unreadable(NOT_A_FEED) from error
    items = found.get("items") if isinstance(found, dict) else None
    if not isinstance(items, list) or "jsonfeed.org" not in str(found.get("version", ""))[:100]:
        raise Unreadable(NOT_A_FEED)
    read = [_item(item, url) for item in items[:MOST_ENTRIES] if isinstance(item, dict)]
    entries = tuple(entry for entry in read if entry.url)
    return ReadFeed(
        title=line(_word(found, "title"), LONGEST_TITLE),
        entries=entries,
        cut=len(items) > MOST_ENTRIES,
        skipped=min(len(items), MOST_ENTRIES) - len(entries),
    )


def _item(item: dict[str, Any], url: str) -> Entry:
    summary = _word(item, "summary") or _word(item, "content_text")
    number = item.get("id")
    return Entry(
        title=line(_word(item, "title"), LONGEST_TITLE),
        url=web_link(url, _word(item, "url") or _word(item, "external_url")),
        # An id should be a string; the number that some send is one all the same.
        id=line(str(number) if isinstance(number, int) else _word(item, "id"), LONGEST_ID),
        published=moment(_word(item, "date_published")),
        changed=moment(_word(item, "date_modified")),
        summary=line(summary[: LONGEST_SUMMARY * 2], LONGEST_SUMMARY)
        or plain(_word(item, "content_html"), LONGEST_SUMMARY),
    )


def _word(item: dict[str, Any], name: str) -> str:
    value = item.get(name)
    return value if isinstance(value, str) else ""


def _charset(content_type: str) -> str:
    message = Message()
    message["content-type"] = " ".join(content_type.split())[:200]
    return message.get_content_charset("")
