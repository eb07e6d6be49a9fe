"""What may be shown of a page that was received: nothing that runs, loads, sends or leads away."""

import re

import nh3

from claims.domain.pages import Page
from claims.domain.refusals import Unreadable
from claims.domain.tongue import noted
from claims.gateways.reading import decoding, elements
from claims.gateways.reading.paper import Paper

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

_ELEMENT = re.compile(rb"<[a-zA-Z/!?]")
_MOST_COPIED = 50_000_000_000
"""Entities of a stretch of text times its bytes, of all: taking one apart takes time in proportion."""

_MOST_BRACKETS = 200_000
"""Angle brackets, of elements or not: each one alone costs a hundred bytes while a page is taken apart."""


def _check_runs(raw: bytes) -> None:
    """Raise Unreadable where brackets, or entities within one stretch of text, are too many."""
    if raw.count(b"<") > _MOST_BRACKETS:
        raise Unreadable(noted("This page has too many angle brackets to be taken apart."))
    if sum(run.count(b"&") * len(run) for run in _ELEMENT.split(raw)) > _MOST_COPIED:
        raise Unreadable(noted("This page writes too much of its text as entities to be taken apart."))


def read(raw: bytes, paper: Paper) -> Page:
    """Its words and their order, as markup; an image is its description, and links lead nowhere.

    Raises Unreadable where the page is too deep or too odd to be taken apart.
    """
    html = decoding.without_odd(decoding.page_text(raw, paper.charset))
    plain = html.encode("utf-8", "replace")
    elements.check(plain)
    _check_runs(plain)
    found: str = nh3.clean(
        html,
        tags=_TAGS,
        clean_content_tags=_DROPPED,
        attributes=_ATTRIBUTES,
        link_rel=None,
        strip_comments=True,
        url_schemes=set(),
    )
    return Page(found)
