"""What a page says of its article: in its JSON-LD, in its meta tags, and in what it shows."""

from lxml.html import HtmlElement

from claims.gateways.reading import json_ld, meta_tags, shown
from claims.gateways.reading.graph import Graph, Node
from claims.gateways.reading.own import Own
from claims.gateways.reading.said import Said


def of(tree: HtmlElement, own: Own, graph: Graph, article: Node | None) -> Said:
    """What this page says, from its most deliberate word to its least; `article` is its node in the graph."""
    said = Said()
    if article is not None:
        json_ld.tell(article, graph, own, said)
    meta_tags.tell(tree, own, said)
    shown.tell(tree, said)
    said.forget_own_agency()
    return said
