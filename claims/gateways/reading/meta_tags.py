"""What a page says of its article in the tags of its head."""

import re

from lxml.html import HtmlElement

from claims.domain import agencies
from claims.domain.pages import Origin
from claims.gateways.reading.own import Own
from claims.gateways.reading.said import Said

MOST = 400
"""Tags that are looked at."""

_TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title", "parsely-title", "sailthru.title")
_BYLINES = (
    "author",
    "article:author",
    "dc.creator",
    "dcterms.creator",
    "parsely-author",
    "byl",
    "sailthru.author",
)
_PUBLISHERS = ("og:site_name", "application-name", "dc.publisher", "dcterms.publisher", "publisher", "cre")
_SOURCES = ("source", "dc.source", "dcterms.source", "article:source", "news_source", "provider")
_PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "dcterms.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "date",
)
_CHANGED = (
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "dcterms.modified",
    "lastmod",
    "last-modified",
)
_BETWEEN = re.compile(r"\s+[|–—·»-]\s+")


def tell(tree: HtmlElement, own: Own, said: Said) -> None:
    """Note what the tags say, the most deliberate first."""
    tags = _tags(tree)
    for name in _PUBLISHERS:
        said.note("publisher", tags.get(name), Origin.META)
    for name in _TITLES:
        said.note("title", without_site(tags.get(name, ""), said.lines.get("publisher", "")), Origin.META)
    for name in _BYLINES:
        said.note_byline(person(tags.get(name, ""), said.lines.get("publisher", "")), Origin.META)
    said.note("agency", _agency(tags.get("agency", ""), said.lines.get("publisher", "")), Origin.META)
    for name in _SOURCES:
        said.note_source(tags.get(name, ""), Origin.META)
    for name in _PUBLISHED:
        said.note_date("published", tags.get(name), Origin.META)
    for name in _CHANGED:
        said.note_date("changed", tags.get(name), Origin.META)
    said.note("canonical", own.canonical, Origin.META)
    written = tree.get("lang") or tags.get("content-language") or tags.get("og:locale") or ""
    code = re.match(r"[a-zA-Z]{2,3}(?![a-zA-Z])", written.strip())
    said.note("language", code[0].lower() if code else "", Origin.META)


def person(written: str, publisher: str) -> str:
    """A byline without its “By”; blank where it is an address, or the site itself."""
    name = re.sub(
        r"^(?:by|von|par|por|di|da|door)\s+(?=\S)", "", " ".join(written.split()), flags=re.IGNORECASE
    )
    is_site = name.casefold() in {publisher.casefold(), "admin", "administrator", "editor", "webmaster"}
    return "" if is_site or "://" in name or name.startswith("@") else name


def without_site(title: str, publisher: str) -> str:
    """Without the site's name behind it."""
    pieces = _BETWEEN.split(title)
    behind = pieces[-1].strip().casefold()
    if len(pieces) < 2 or not publisher or behind != publisher.casefold():
        return title
    return title[: title.rindex(pieces[-1])].rstrip(" \t\r\n|–—·»-")


def _agency(written: str, publisher: str) -> str:
    name = " ".join(written.split())
    return "" if "://" in name or agencies.is_of(name, publisher) or len(name) > 80 else name


def _tags(tree: HtmlElement) -> dict[str, str]:
    """By their names in lower case; of those that are there twice, the first."""
    found: dict[str, str] = {}
    for tag in tree.xpath(".//meta[@content]")[:MOST]:
        name = tag.get("property") or tag.get("name") or tag.get("itemprop") or tag.get("http-equiv") or ""
        content = tag.get("content", "")
        if name and content.strip():
            found.setdefault(name.strip().lower(), content[:2000])
    return found
