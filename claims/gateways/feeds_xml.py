"""RSS 0.9x, 1.0 and 2.0, and Atom, by libxml2 within bounds; broken XML as far as it can be read."""

import re
import sys
from collections.abc import Iterator
from datetime import timedelta
from html.entities import html5
from typing import Any

from lxml import etree

from claims.domain.feeds import LONGEST_PAUSE, MOST_ENTRIES, Entry, ReadFeed
from claims.domain.refusals import Unreadable
from claims.domain.tongue import noted
from claims.gateways.feeds_values import (
    LONGEST_ID,
    LONGEST_SUMMARY,
    LONGEST_TITLE,
    line,
    moment,
    plain,
    web_link,
)

MOST_TAGS = 200_000
"""Tags that are read of a feed: with a million of them, a tree alone takes hundreds of megabytes."""

_PIECE = 65_536
_MOST_PARTS = 200
"""Elements that are looked at in one entry."""

_PREFIXES = {
    "http://www.w3.org/2005/Atom": "atom",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/terms/": "dc",
    "http://purl.org/rss/1.0/modules/content/": "content",
}
_ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"
_ROOTS = {"rss", "rdf", "feed"}
_EVENTS = ("start", "end")
_WATCHED = ("{*}item", "{*}entry", "{*}rss", "{*}RDF", "{*}feed")

_DTD = re.compile(r"<!\s*(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)", re.IGNORECASE)
_DECLARATION = re.compile(r"\s*<\?xml\b[^<>]*>", re.IGNORECASE)
_OPENED = re.compile(r"<!--|<!\[CDATA\[")
_AND = re.compile(
    r"&(?!(?:amp|lt|gt|quot|apos|#[0-9]{1,7}|#x[0-9a-fA-F]{1,6});)(?:([A-Za-z][A-Za-z0-9]{1,30});)?"
)
_ODD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NUMBERED = re.compile(r"&#(?:([0-9]{1,7})|x([0-9a-fA-F]{1,6}));")


def parse(text: str, url: str, *, whole: bool = True) -> ReadFeed:
    """What this feed says; `whole` is whether the text is all of it.

    Raises Unreadable where it has a DTD, or where nothing can be made of it.
    """
    if any(_DTD.search(piece) for outside, piece in _pieces(text) if outside):
        raise Unreadable(
            noted(
                "This feed has a document type definition (DTD), by which files can be made to grow "
                "without end; none with one is read."
            )
        )
    text = text[found.end() :] if (found := _DECLARATION.match(text)) else text
    try:
        feed = _read(text, url, whole=whole)
    except etree.XMLSyntaxError:
        feed = _read_broken(text, url, whole=whole)
    else:
        if not whole and feed is not None and _number(feed) < MOST_ENTRIES:
            # Without an end to read to, libxml2 does not say that it stopped at an error.
            feed = max(feed, _read_broken(text, url, whole=whole) or feed, key=_number)
    if feed is None:
        raise Unreadable(noted("This feed is broken: no entry can be made out in its XML."))
    return feed


def _read_broken(text: str, url: str, *, whole: bool) -> ReadFeed | None:
    if text.count("&") > MOST_TAGS:
        # Each may have to be made five characters.
        return None
    try:
        return _read(_mended(text), url, whole=whole, recover=True)
    except etree.XMLSyntaxError:
        return None


def _read(text: str, url: str, *, whole: bool, recover: bool = False) -> ReadFeed | None:
    """None where there is no feed in it. Raises XMLSyntaxError where it is broken."""
    parser = etree.XMLPullParser(
        events=_EVENTS,
        tag=_WATCHED,
        encoding="utf-8",
        recover=recover,
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    raw, roots, items, cut = text.encode("utf-8", "replace"), [], [], not whole
    tags = 0
    for at in range(0, len(raw), _PIECE):
        piece = raw[at : at + _PIECE]
        parser.feed(piece)
        tags += piece.count(b"<")
        for event, element in parser.read_events():
            if event == "start" and element.getparent() is None:
                roots.append(element)
            elif event == "end" and _is_entry(element):
                items.append(element)
        if len(items) > MOST_ENTRIES or tags > MOST_TAGS:
            cut = True
            break
    if not cut:
        # Only here does libxml2 say what it misses at the end; in recovery it has kept what came before.
        parser.close()
    if not roots or _local(roots[0]).lower() not in _ROOTS:
        return None
    return _told(roots[0], items[:MOST_ENTRIES], url, cut=cut, mended=recover)


def _number(feed: ReadFeed) -> int:
    return len(feed.entries) + feed.skipped


def _told(root: Any, items: list[Any], url: str, *, cut: bool, mended: bool) -> ReadFeed:
    head = next((child for child in root if _local(child) == "channel"), root)
    parts = _parts(head)
    read = [_entry(item, url) for item in items]
    entries = tuple(entry for entry in read if entry.url)
    return ReadFeed(
        title=_words(parts, "title", LONGEST_TITLE),
        entries=entries,
        pause=_pause(_text(parts, "ttl")),
        cut=cut,
        mended=mended,
        skipped=len(read) - len(entries),
    )


def _entry(item: Any, url: str) -> Entry:
    parts = _parts(item)
    link, permanent = _link(parts), _permanent(parts)
    identity = _text(parts, "guid", "id") or item.get(_ABOUT, "")
    summaries = [
        _words(parts, name, LONGEST_SUMMARY)
        for name in ("description", "summary", "content", "content:encoded")
    ]
    return Entry(
        title=_words(parts, "title", LONGEST_TITLE) or _words(parts, "dc:title", LONGEST_TITLE),
        url=web_link(web_link(url, item.base or "") or url, link or permanent),
        id=line(identity, LONGEST_ID),
        published=moment(_text(parts, "pubDate", "published", "issued", "dc:date", "dc:created")),
        changed=moment(_text(parts, "updated", "modified", "dc:modified")),
        summary=next(filter(None, summaries), ""),
    )


def _link(parts: dict[str, list[Any]]) -> str:
    """The text of RSS's link, or the target of Atom's that leads to the page itself."""
    for element in parts.get("link", []) + parts.get("atom:link", []):
        href = element.get("href")
        if href is None:
            if written := "".join(element.itertext()).strip():
                return written
        elif element.get("rel", "alternate").strip() in {"alternate", ""}:
            return str(href)
    return ""


def _permanent(parts: dict[str, list[Any]]) -> str:
    """An id that says of itself that it is the address."""
    guid = next(iter(parts.get("guid", [])), None)
    if guid is None or guid.get("isPermaLink", "true").strip().lower() != "true":
        return ""
    written = "".join(guid.itertext()).strip()
    return written if written.lower().startswith(("http://", "https://")) else ""


def _parts(element: Any) -> dict[str, list[Any]]:
    """The children by name: those of the feed's own namespace bare, those of known ones with a prefix."""
    own, _ = _name(element)
    found: dict[str, list[Any]] = {}
    for number, child in enumerate(element.iterchildren("*")):
        if number == _MOST_PARTS:
            break
        namespace, name = _name(child)
        if namespace in {own, ""}:
            found.setdefault(name, []).append(child)
        elif prefix := _PREFIXES.get(namespace):
            found.setdefault(f"{prefix}:{name}", []).append(child)
    return found


def _text(parts: dict[str, list[Any]], *names: str) -> str:
    elements = [element for name in names for element in parts.get(name, [])]
    return next((text for each in elements if (text := "".join(each.itertext()).strip())), "")


def _words(parts: dict[str, list[Any]], name: str, longest: int) -> str:
    """Text of the first element of this name; its markup, escaped or not, is left out."""
    for element in parts.get(name, []):
        kind = element.get("type", "html").strip().lower()
        if kind in {"text", "text/plain"}:
            found = line("".join(element.itertext())[: longest * 2], longest)
        elif len(element):
            found = plain(etree.tostring(element, encoding="unicode", with_tail=False), longest)
        else:
            found = plain(element.text or "", longest)
        if found:
            return found
    return ""


def _pause(ttl: str) -> timedelta:
    minutes = int(ttl) if ttl.isascii() and ttl.isdigit() and len(ttl) < 7 else 0
    return min(timedelta(minutes=minutes), LONGEST_PAUSE)


def _is_entry(element: Any) -> bool:
    above = element.getparent()
    return (
        above is not None
        and _local(element) in {"item", "entry"}
        and _local(above).lower() in _ROOTS | {"channel"}
    )


def _local(element: Any) -> str:
    return _name(element)[1]


def _name(element: Any) -> tuple[str, str]:
    """Its namespace or nothing, and its name, with a prefix where broken XML never declared it."""
    namespace, _, name = str(element.tag).rpartition("}")
    return namespace.removeprefix("{"), name


def _mended(text: str) -> str:
    """With the characters and ampersands made right that XML does not allow, as HTML has them."""
    return "".join(
        _AND.sub(_and, _NUMBERED.sub(_numbered, _ODD.sub("", piece))) if outside else _ODD.sub("", piece)
        for outside, piece in _pieces(text)
    )


def _numbered(found: re.Match[str]) -> str:
    code = int(found[1]) if found[1] else int(found[2], 16)
    return "" if code > sys.maxunicode or _ODD.match(chr(code)) else found[0]


def _and(found: re.Match[str]) -> str:
    if found[1] is None:
        return "&amp;"
    known = html5.get(f"{found[1]};", "")
    return known if known and known not in "<>&" else f"&amp;{found[1]};"


def _pieces(text: str) -> Iterator[tuple[bool, str]]:
    """The text in pieces, each with whether it stands outside comments and CDATA. Reads it once."""
    at = 0
    while opened := _OPENED.search(text, at):
        end = text.find("-->" if opened[0] == "<!--" else "]]>", opened.end())
        if end < 0:
            break
        yield True, text[at : opened.start()]
        yield False, text[opened.start() : end + 3]
        at = end + 3
    yield True, text[at:]
