"""Atom feeds of what was published and of what was corrected (RFC 4287; withdrawn checks by RFC 6721)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from xml.etree.ElementTree import Element, SubElement, register_namespace, tostring

ATOM = "http://www.w3.org/2005/Atom"
TOMBSTONE = "http://purl.org/atompub/tombstones/1.0"

NEVER = datetime(1970, 1, 1, tzinfo=UTC)
"""When a feed changed that has had no entry yet: Atom wants a time."""

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")

register_namespace("", ATOM)
register_namespace("at", TOMBSTONE)


@dataclass(frozen=True, slots=True)
class AtomEntry:
    """One entry. `id` never changes; what has `gone_at` was withdrawn then, and only that is said of it."""

    id: str
    address: str
    title: str
    summary: str
    published_at: datetime
    changed_at: datetime
    category: str = ""
    gone_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class AtomFeed:
    """`address` is the feed's own, `page` that of the page which shows the same."""

    title: str
    address: str
    page: str
    language: str
    author: str
    entries: Sequence[AtomEntry]

    @property
    def changed_at(self) -> datetime:
        return max([entry.gone_at or entry.changed_at for entry in self.entries], default=NEVER)


def document(feed: AtomFeed) -> bytes:
    root = Element(f"{{{ATOM}}}feed", {"xml:lang": feed.language})
    _text(root, "id", feed.address)
    _text(root, "title", feed.title)
    _text(root, "updated", _time(feed.changed_at))
    _link(root, "self", feed.address, "application/atom+xml")
    _link(root, "alternate", feed.page, "text/html")
    _text(SubElement(root, f"{{{ATOM}}}author"), "name", feed.author)
    for entry in feed.entries:
        _add(root, entry)
    written: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def _add(root: Element, entry: AtomEntry) -> None:
    if entry.gone_at is not None:
        gone = {"ref": entry.id, "when": _time(entry.gone_at)}
        tombstone = SubElement(root, f"{{{TOMBSTONE}}}deleted-entry", gone)
        _link(tombstone, "alternate", entry.address, "text/html")
        return
    added = SubElement(root, f"{{{ATOM}}}entry")
    _text(added, "id", entry.id)
    _text(added, "title", entry.title)
    _text(added, "published", _time(entry.published_at))
    _text(added, "updated", _time(entry.changed_at))
    _link(added, "alternate", entry.address, "text/html")
    _text(added, "summary", entry.summary)
    if entry.category:
        SubElement(added, f"{{{ATOM}}}category", {"term": _clean(entry.category)})


def _text(parent: Element, name: str, words: str) -> None:
    SubElement(parent, f"{{{ATOM}}}{name}").text = _clean(words)


def _link(parent: Element, rel: str, address: str, kind: str) -> None:
    SubElement(parent, f"{{{ATOM}}}link", {"rel": rel, "type": kind, "href": address})


def _time(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _clean(words: str) -> str:
    """Without the characters that XML cannot carry."""
    return _NOT_XML.sub("", words)
