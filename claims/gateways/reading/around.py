"""What stands around the article of a page and is other people's: comments, teasers of other articles."""

import re

from lxml.html import HtmlElement

_TAGS = frozenset(
    ("address", "article", "aside", "div", "dl", "form", "li", "ol", "section", "table", "td", "ul")
)
_OTHERS = frozenset(
    (
        "comment",
        "comments",
        "disqus",
        "latest",
        "newsletter",
        "popular",
        "promo",
        "recommendations",
        "recommended",
        "related",
        "respond",
        "sidebar",
        "teaser",
        "teasers",
        "trending",
    )
)
_STATES = frozenset(("closed", "count", "enabled", "has", "no", "open", "with", "without"))
"""In a name like “with-sidebar”, which says of an element what stands beside it."""

_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")


def headline(tree: HtmlElement) -> HtmlElement | None:
    """The headline of the article, or the only one of the page."""
    found = tree.xpath(".//article//h1 | .//main//h1 | .//*[@itemprop='headline']") or tree.xpath(".//h1")
    return next((each for each in found if each.tag != "meta"), None)


def article(tree: HtmlElement) -> HtmlElement:
    """The element that holds the article, as far as the page says so; otherwise all of it."""
    title = headline(tree)
    around = [] if title is None else title.iterancestors("article", "main")
    return next(iter(around), tree)


def take_out(tree: HtmlElement) -> None:
    """Take all of it out of the tree. What holds the headline, however it is called, stays."""
    title, own = headline(tree), article(tree)
    held = set() if title is None else {title, *title.iterancestors()}
    others = [each for each in tree.xpath(".//*[@class or @id]") if _is_of_others(each)]
    if own.tag == "article":
        inside = set(own.iter("article"))
        others += [each for each in tree.iter("article") if each not in inside]
    for each in others:
        parent = each.getparent()
        if each not in held and parent is not None:
            parent.remove(each)


def _is_of_others(element: HtmlElement) -> bool:
    if element.tag not in _TAGS:
        return False
    for name in (*element.get("class", "").split(), element.get("id", "")):
        words = {word.lower() for word in _WORD.findall(name[:200])}
        if words & _OTHERS and not words & _STATES:
            return True
    return False
