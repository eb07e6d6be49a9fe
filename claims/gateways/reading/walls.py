"""What stands before an article, or in its place: a paywall, a notice, a list of other pages."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from lxml.etree import iterwalk
from lxml.html import HtmlElement

from claims.gateways.reading import around
from claims.gateways.reading.graph import ARTICLES, Graph, Node, each, kinds
from claims.gateways.reading.notices import NOTICES, OFFER

SHORT = 200
"""Words below which a page may be nothing but a notice."""

LAST = 400
"""Characters at the end of a text where the rest of it is offered."""

TEASERS, TEASERS_OF_A_LIST = 10, 6
STRETCH, STRETCH_OF_A_LIST = 40, 80
"""A page leads to others where it has so many teasers and, between them, no such stretch of words as this.
The second number is for a page that itself says that it is no article."""

MOST_STEPS = 40_000
LONGEST_TEXT = 20_000
"""Steps through the elements of a page, and characters of its text, within which teasers are counted."""

_LIST = "This is not an article: it is a page that leads to others. Give the address of the article itself."

_NO = re.compile(r"(?:https?://schema\.org/)?(?:false|no|0)", re.IGNORECASE)
_NO_IN_BROKEN = re.compile(r"[\"']?isAccessibleForFree[\"']?\s*:\s*[\"']?(?:false|no)\b", re.IGNORECASE)
_NOT_FREE = ".//*[@itemprop='isAccessibleForFree']"
_TIER = ".//meta[@property='article:content_tier' or @name='article:content_tier']/@content"
_KIND = ".//meta[@property='og:type' or @name='og:type']/@content"
_PUBLISHED = ".//meta[@property='article:published_time']"
_MARKED = ".//*[contains(@itemtype, 'Article') or contains(@itemtype, 'BlogPosting')]"
_LISTS = frozenset({"CollectionPage", "SearchResultsPage"})
_BLOCKS = re.compile(
    "address|article|blockquote|body|d[dlt]|div|fig(?:caption|ure)|h[1-6]|li|main|[ou]l|p|section|t(?:able|body|[dhr])"
)
_NEVER = ("head", "noscript", "script", "style", "template")
_BESIDE = (*_NEVER, "aside", "button", "footer", "form", "header", "nav", "select")
_BETWEEN = re.compile(r"\s+[|–—·»-]\s+")


def is_article(tree: HtmlElement, article: Node | None) -> bool:
    """Whether the page says that it is one."""
    dated = "article" in _said(tree, _KIND) and bool(tree.xpath(_PUBLISHED))
    return article is not None or dated or len(tree.xpath(_MARKED)) == 1


def is_closed(tree: HtmlElement, graph: Graph, article: Node | None, text: str) -> bool:
    """Whether the page says that what it shows is not all, or not for everybody."""
    return "locked" in _said(tree, _TIER) or _is_not_free(tree, graph, article) or _offers(tree, text)


def is_metered(tree: HtmlElement) -> bool:
    """Whether the page counts how much one reads of it."""
    return "metered" in _said(tree, _TIER)


def notice(tree: HtmlElement, text: str) -> str:
    """What to say of a page that says no more than that there is no article; blank where it has one."""
    if len(text.split()) >= SHORT:
        return ""
    headings = list(_headings(tree))
    for known in NOTICES:
        named = any(known.headings.fullmatch(heading) for heading in headings)
        if named or sum(bool(phrase.search(text)) for phrase in known.phrases) > 1:
            return known.sentence
    return ""


def what_leads_on(tree: HtmlElement, graph: Graph, text: str) -> str:
    """What to say of a page of teasers that lead to others, with little between any two; blank for others."""
    says_so = "website" in _said(tree, _KIND) or any(kinds(node) & _LISTS for node in graph.tops())
    most, least = (STRETCH_OF_A_LIST, TEASERS_OF_A_LIST) if says_so else (STRETCH, TEASERS)
    teasers, longest = _teasers(tree, text)
    return _LIST if teasers >= least and longest < most else ""


def _said(tree: HtmlElement, path: str) -> set[str]:
    return {str(said).strip().lower() for said in tree.xpath(path)[:10]}


def _is_not_free(tree: HtmlElement, graph: Graph, article: Node | None) -> bool:
    """By the article's own node and its parts; without one, by what is said of the page at all."""
    if article is not None:
        parts = [part for part in map(graph.followed, each(article.get("hasPart"))) if isinstance(part, dict)]
        return _says_no(article) or any(map(_says_no, parts))
    marked = (
        mark.get("content") or mark.get("href") or mark.text or "" for mark in tree.xpath(_NOT_FREE)[:10]
    )
    return (
        any(_says_no(node) for node in graph.tops() if not kinds(node) & ARTICLES)
        or any(_NO.fullmatch(mark.strip()) for mark in marked)
        or any(map(_NO_IN_BROKEN.search, graph.broken))
    )


def _says_no(node: Node) -> bool:
    said: Any = node.get("isAccessibleForFree")
    return said is False or (isinstance(said, str) and bool(_NO.fullmatch(said.strip())))


def _headings(tree: HtmlElement) -> Iterator[str]:
    """The title, also without the site's name, and the headings of the first rank that there is."""
    titles = ["".join(title.itertext()) for title in tree.xpath(".//title")[:1]]
    found = tree.xpath(".//h1")[:3] or tree.xpath(".//h2")[:3]
    for text in (*titles, *("".join(heading.itertext()) for heading in found)):
        whole = " ".join(text[:LAST].split())
        yield from (piece.strip(" .!?:…'\"“”") for piece in (whole, *_BETWEEN.split(whole)))


def _offers(tree: HtmlElement, text: str) -> bool:
    """Whether people are offered the rest of it: behind the text, or in an article that shows little."""
    own = around.article(tree)
    if OFFER.search(text[-LAST:]):
        return bool(OFFER.search(_seen(tree)))
    little = own.tag in ("article", "main") and len(text.split()) < SHORT
    return little and bool(OFFER.search(_seen(own)[: 10 * LAST]))


def _seen(element: HtmlElement) -> str:
    pieces = [
        (found.text if event == "start" else found.tail) or "" for event, found in _walk(element, _NEVER)
    ]
    return " ".join(" ".join(pieces).split())


def _teasers(tree: HtmlElement, text: str) -> tuple[int, int]:
    """How many links begin a block of their own, and the most words of the text with none among them."""
    kept = " ".join(text[:LONGEST_TEXT].split())
    number = longest = stretch = 0
    fresh, inside = True, 0
    for event, element in _walk(tree, _BESIDE):
        begins = event == "start"
        if _BLOCKS.fullmatch(element.tag):
            fresh = True
        elif element.tag == "a":
            inside = inside + 1 if begins else max(inside - 1, 0)
            if begins and fresh and element.get("href") and _has_words(element, 3):
                number, stretch = number + 1, 0
        words = " ".join(((element.text if begins else element.tail) or "").split())
        if words:
            fresh = False
            stretch += len(words.split()) if not inside and words in kept else 0
            longest = max(longest, stretch)
        if longest >= STRETCH_OF_A_LIST:
            break
    return number, longest


def _has_words(element: HtmlElement, fewest: int) -> bool:
    return sum(len(piece[:LAST].split()) for piece in islice(element.itertext(), 20)) >= fewest


def _walk(root: HtmlElement, leave: tuple[str, ...]) -> Iterator[tuple[str, HtmlElement]]:
    """Where each element begins and ends that people see, without those of the tags to leave."""
    walk = iterwalk(root, events=("start", "end"))
    for event, element in islice(walk, MOST_STEPS):
        if event == "start" and (element.tag in leave or _is_hidden(element)):
            walk.skip_subtree()
        elif isinstance(element.tag, str):
            yield event, element


def _is_hidden(element: HtmlElement) -> bool:
    style = "".join(element.get("style", "").lower().split())
    return "display:none" in style or "hidden" in element.attrib or element.get("role") == "dialog"
