"""What a page says of its article: in its JSON-LD, in its meta tags, and in what it shows."""

from lxml.html import HtmlElement

from claims.gateways.reading import json_ld, meta_tags, shown
from claims.gateways.reading.said import Said


def of(tree: HtmlElement) -> Said:
    """What this page says, from its most deliberate word to its least."""
    said = Said()
    for source in (json_ld, meta_tags, shown):
        source.tell(tree, said)
    return said
