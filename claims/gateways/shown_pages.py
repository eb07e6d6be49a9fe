"""A page that was received, made safe to show: nothing in it runs, loads, sends or leads away."""

import nh3

from claims.gateways.reading import decoding, elements

_TAGS = (nh3.ALLOWED_TAGS | {"main", "section", "address", "picture"}) - {"map", "area"}
_ATTRIBUTES = {
    "*": {"lang", "dir"},
    "img": {"alt"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "ol": {"start", "reversed"},
}
_DROPPED = {
    "applet", "audio", "canvas", "embed", "frameset", "iframe", "math", "noembed", "noframes", "noscript",
    "object", "script", "select", "style", "svg", "template", "textarea", "title", "video",
}  # fmt: skip
"""Elements of which nothing is kept, their words neither."""


def cleaned(raw: bytes, *, charset: str) -> str:
    """What is left of a page: its words and their order. An image is its description; links lead nowhere.

    Raises Unreadable where the page is too deep or too large to be taken apart.
    """
    elements.check(raw)
    found: str = nh3.clean(
        decoding.page_text(raw, charset),
        tags=_TAGS,
        clean_content_tags=_DROPPED,
        attributes=_ATTRIBUTES,
        link_rel=None,
        strip_comments=True,
        url_schemes=set(),
    )
    return found
