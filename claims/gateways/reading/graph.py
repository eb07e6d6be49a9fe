"""The nodes of a page's JSON-LD, and which of them is the page's article."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from typing import Any

from lxml.html import HtmlElement

from claims.domain.refusals import Unreadable
from claims.gateways.claimreviews.values import parsed
from claims.gateways.reading.own import Own

LONGEST = 200_000
MOST = 20
"""Characters of one block that is read, and how many blocks are."""

MOST_NODES = 2_000

ARTICLES = frozenset(
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
_LISTS = frozenset({"ItemList", "BreadcrumbList", "DataFeed"})
_ELSEWHERE = frozenset(
    {
        "about",
        "blogPost",
        "citation",
        "comment",
        "hasPart",
        "isBasedOn",
        "isPartOf",
        "isRelatedTo",
        "itemListElement",
        "liveBlogUpdate",
        "mentions",
        "relatedLink",
        "significantLink",
        "subjectOf",
    }
)
"""Under which a node names other things than itself."""

Node = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Graph:
    """What the blocks hold, the nodes that have an @id by it, and blocks that are no JSON."""

    roots: tuple[Any, ...]
    named: Mapping[str, Node]
    broken: tuple[str, ...]

    def article(self, own: Own) -> Node | None:
        """The node of the article that the page is; None where it names only others, or nobody can tell."""
        found = [node for node in self.tops() if kinds(node) & ARTICLES]
        for node in found:
            if any(map(own.stands_at, _addresses(node))):
                return node
        for node in found:
            if own.is_headed(headline(node)):
                return node
        return found[0] if len({headline(node) for node in found}) == 1 else None

    def tops(self) -> Iterator[Node]:
        """The nodes that say something of the page, not of what it names or lists."""
        return _nodes(self.roots, leave=_ELSEWHERE, closed=_LISTS)

    def followed(self, value: Any) -> Any:
        """The node that a bare reference means; anything else as it is."""
        name = value.get("@id") if isinstance(value, dict) and "name" not in value else value
        return self.named.get(name, value) if isinstance(name, str) else value


def taken_out(tree: HtmlElement) -> Graph:
    """All that the page says in JSON-LD, within bounds; what was read is no longer in the tree, so that
    nobody guesses from it."""
    roots, broken = [], []
    for script in tree.xpath(".//script[contains(@type, 'ld+json')]")[:MOST]:
        written = script.text or ""
        if len(written) > LONGEST:
            continue
        try:
            roots.append(parsed(written))
            script.text = ""
        except Unreadable:
            broken.append(written)
    named: dict[str, Node] = {}
    for node in _nodes(roots):
        if isinstance(node.get("@id"), str) and len(node) > 1:
            named.setdefault(node["@id"], node)
    return Graph(tuple(roots), named, tuple(broken))


def kinds(node: Node) -> set[str]:
    """The types of a node, without the address of the vocabulary."""
    return {re.split(r"[/:#]", kind)[-1] for kind in each(node.get("@type")) if isinstance(kind, str)}


def headline(node: Node) -> str:
    return clean(node.get("headline") or node.get("name"))


def each(value: Any) -> list[Any]:
    """A list of what may be one, several or nothing."""
    return value if isinstance(value, list) else [] if value is None else [value]


def clean(value: Any) -> str:
    """Text as it is meant to be seen; some sites write it as HTML."""
    first = next((one for one in each(value) if isinstance(one, str)), "")
    return unescape(first[:2000])


def _addresses(node: Node) -> list[str]:
    """Where a node stands; an @id counts where nothing else says it, for it may be any name."""
    said = [*each(node.get("url")), *each(node.get("mainEntityOfPage"))]
    found = [clean(one.get("@id") or one.get("url") if isinstance(one, dict) else one) for one in said]
    by_id = clean(node.get("@id"))
    return [*filter(None, found)] or ([by_id] if by_id.startswith(("http://", "https://")) else [])


def _nodes(
    roots: Any, *, leave: frozenset[str] = frozenset(), closed: frozenset[str] = frozenset()
) -> Iterator[Node]:
    """Every object, those that lie deeper later; nothing here calls itself, so that depth costs nothing.

    What stands under the names to `leave`, and whatever is in nodes of the kinds that are `closed`, is not
    among them.
    """
    waiting = list(roots)
    for _ in range(MOST_NODES):
        if not waiting:
            return
        here = waiting.pop(0)
        if isinstance(here, dict):
            yield here
            if not kinds(here) & closed:
                waiting.extend(
                    value
                    for name, value in here.items()
                    if name not in leave and isinstance(value, dict | list)
                )
        elif isinstance(here, list):
            waiting.extend(value for value in here[:MOST_NODES] if isinstance(value, dict | list))
