"""What a page says of its article in JSON-LD, by schema.org's words."""

import json
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Any

from lxml.html import HtmlElement

from claims.domain.pages import Origin
from claims.gateways.reading.said import Said

LONGEST = 200_000
MOST = 20
"""Characters of one block that is read, and how many blocks are."""

MOST_NODES = 2_000

_ARTICLES = frozenset(
    {
        "Article",
        "NewsArticle",
        "ReportageNewsArticle",
        "AnalysisNewsArticle",
        "OpinionNewsArticle",
        "Report",
        "BackgroundNewsArticle",
        "ReviewNewsArticle",
        "AskPublicNewsArticle",
        "AdvertiserContentArticle",
        "SatiricalArticle",
        "LiveBlogPosting",
        "BlogPosting",
        "SocialMediaPosting",
        "ScholarlyArticle",
        "TechArticle",
        "MediaGallery",
        "ImageGallery",
    }
)
_AGENCIES = ("sourceOrganization", "creditText", "provider", "isBasedOn")

Node = dict[str, Any]


def tell(tree: HtmlElement, said: Said) -> None:
    """Note what the page's first article says of itself."""
    for node in _articles(tree):
        said.note("title", _clean(node.get("headline") or node.get("name")), Origin.JSON_LD)
        said.note("byline", _names(node.get("author") or node.get("creator")), Origin.JSON_LD)
        said.note("publisher", _names(node.get("publisher")), Origin.JSON_LD)
        for key in _AGENCIES:
            name = _names(node.get(key))
            if name and name != said.lines.get("publisher") and not name.startswith("http"):
                said.note("agency", name, Origin.JSON_LD)
        said.note("dateline", _clean(node.get("dateline")), Origin.JSON_LD)
        said.note_date("published", _clean(node.get("datePublished")), Origin.JSON_LD)
        said.note_date("changed", _clean(node.get("dateModified")), Origin.JSON_LD)
        said.note("language", _language(node.get("inLanguage")), Origin.JSON_LD)
        said.note(
            "canonical", _address(node.get("mainEntityOfPage")) or _address(node.get("url")), Origin.JSON_LD
        )
        said.note_captions(_captions(node.get("image")), Origin.JSON_LD)
        return


def _articles(tree: HtmlElement) -> Iterator[Node]:
    for script in tree.xpath(".//script[contains(@type, 'ld+json')]")[:MOST]:
        written = script.text or ""
        if len(written) > LONGEST:
            continue
        try:
            whole = json.loads(written.strip().rstrip(";"), strict=False)
        except (ValueError, RecursionError):
            continue
        yield from (node for node in _nodes(whole) if _kinds(node) & _ARTICLES)


def _nodes(whole: Any) -> Iterator[Node]:
    """Every object, those that lie deeper later; nothing here calls itself, so that depth costs nothing."""
    waiting = [whole]
    for _ in range(MOST_NODES):
        if not waiting:
            return
        here = waiting.pop(0)
        if isinstance(here, dict):
            yield here
            waiting.extend(value for value in here.values() if isinstance(value, dict | list))
        elif isinstance(here, list):
            waiting.extend(value for value in here[:MOST_NODES] if isinstance(value, dict | list))


def _kinds(node: Node) -> set[str]:
    return {str(kind).rpartition("/")[2] for kind in _each(node.get("@type"))}


def _each(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _clean(value: Any) -> str:
    """Text as it is meant to be seen; some sites write it as HTML."""
    first = next((each for each in _each(value) if isinstance(each, str)), "")
    return unescape(first[:2000])


def _names(value: Any) -> str:
    """Names of people or organisations, as a byline has them."""
    found = [_clean(each.get("name") if isinstance(each, dict) else each) for each in _each(value)[:20]]
    names = list(dict.fromkeys(" ".join(name.split()) for name in found if name.strip()))
    shown = [name for name in names if not name.startswith(("http://", "https://"))]
    return " and ".join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)


def _language(value: Any) -> str:
    named = next((each for each in _each(value)), "")
    code = _clean(named.get("alternateName") or named.get("name") if isinstance(named, dict) else named)
    return code.replace("_", "-").partition("-")[0].lower() if len(code) <= 10 else ""


def _address(value: Any) -> str:
    first = next((each for each in _each(value)), "")
    found = _clean(first.get("@id") or first.get("url") if isinstance(first, dict) else first)
    return found if found.startswith(("http://", "https://")) else ""


def _captions(value: Any) -> Iterable[str]:
    return (_clean(each.get("caption")) for each in _each(value)[:100] if isinstance(each, dict))
