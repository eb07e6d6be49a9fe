"""What a page says of its article in JSON-LD, by schema.org's words."""

from collections.abc import Iterable
from typing import Any

from claims.domain.pages import Origin
from claims.gateways.reading.graph import Graph, Node, clean, each, headline
from claims.gateways.reading.own import Own
from claims.gateways.reading.said import Said

_AGENCIES = ("sourceOrganization", "creditText", "provider", "isBasedOn")


def tell(node: Node, graph: Graph, own: Own, said: Said) -> None:
    """Note what the page's article says of itself."""
    said.note("title", headline(node), Origin.JSON_LD)
    said.note("publisher", _names(node.get("publisher"), graph), Origin.JSON_LD)
    for key in _AGENCIES:
        said.note_source(_names(node.get(key), graph), Origin.JSON_LD)
    said.note_byline(_names(node.get("author") or node.get("creator"), graph), Origin.JSON_LD)
    said.note("dateline", clean(node.get("dateline")), Origin.JSON_LD)
    said.note_date("published", clean(node.get("datePublished")), Origin.JSON_LD)
    said.note_date("changed", clean(node.get("dateModified")), Origin.JSON_LD)
    said.note("language", _language(node.get("inLanguage")), Origin.JSON_LD)
    named = _address(node.get("mainEntityOfPage"), own) or _address(node.get("url"), own)
    said.note("canonical", named, Origin.JSON_LD)
    said.note_captions(_captions(node.get("image"), graph), Origin.JSON_LD)


def _names(value: Any, graph: Graph) -> str:
    """Names of people or organisations, as a byline has them."""
    people = [graph.followed(one) for one in each(value)[:20]]
    found = [clean(one.get("name") if isinstance(one, dict) else one) for one in people]
    names = list(dict.fromkeys(" ".join(name.split()) for name in found if name.strip()))
    shown = [name for name in names if not name.startswith(("http://", "https://", "#"))]
    return " and ".join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)


def _language(value: Any) -> str:
    named = next(iter(each(value)), "")
    code = clean(named.get("alternateName") or named.get("name") if isinstance(named, dict) else named)
    return code.replace("_", "-").partition("-")[0].lower() if len(code) <= 10 else ""


def _address(value: Any, own: Own) -> str:
    first = next(iter(each(value)), "")
    found = clean(first.get("@id") or first.get("url") if isinstance(first, dict) else first)
    # What is a name within the page is no address of it.
    return "" if found.startswith("#") else own.joined(found)


def _captions(value: Any, graph: Graph) -> Iterable[str]:
    pictures = (graph.followed(one) for one in each(value)[:100])
    return (clean(one.get("caption")) for one in pictures if isinstance(one, dict))
