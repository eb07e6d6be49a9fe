"""The article out of a page, or a sentence that says why there is none."""

import logging
import re

from lxml.etree import ParserError
from lxml.html import HtmlElement
from trafilatura import bare_extraction, html2txt
from trafilatura.metadata import extract_metadata
from trafilatura.settings import Document, set_date_params
from trafilatura.utils import load_html

from claims.domain.pages import Page
from claims.domain.refusals import Unreadable
from claims.gateways.reading import around, elements, graph, metadata, own
from claims.gateways.reading.decoding import kept, page_text, without_odd
from claims.gateways.reading.paper import PASTE, Paper
from claims.gateways.reading.said import Said

FEWEST = 25
"""Words of the shortest article; what has fewer is a page of links, a notice or a stub."""

STUB = 200
"""Words up to which the text of a page that calls itself closed is taken for what stands before the wall."""

# What it finds wrong with a page is no error of ours; the article says so.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
logging.getLogger("htmldate").setLevel(logging.CRITICAL)

_CLOSED = re.compile(rb"""["']?isAccessibleForFree["']?\s*[:=]\s*["']?(?:false|no)\b""", re.IGNORECASE)
"""How a page says that it wants a payment (schema.org's isAccessibleForFree)."""


def read(raw: bytes, paper: Paper) -> Page:
    """The article on this page. Raises Unreadable, with a sentence for the person."""
    html = without_odd(page_text(raw, paper.charset))
    elements.check(html.encode("utf-8", "replace"))
    try:
        tree = load_html(html)
    except ParserError:
        tree = None
    found = bare_extraction(html if tree is None else tree, url=paper.url or None, include_comments=False)
    text = kept(found.text if isinstance(found, Document) else "")
    words = len(text.split())
    if words < STUB and _CLOSED.search(raw):
        raise Unreadable(
            f"The page is behind a paywall: it says so itself, and shows {_words(words)}. {PASTE}"
        )
    if words < FEWEST:
        raise Unreadable(
            f"This is not an article: all that was found on the page is {_words(words)}. If there is more to "
            "read in a browser, paste it."
        )
    said = _said(tree, paper) if isinstance(tree, HtmlElement) else Said()
    return said.page(text, headed=True)


def _said(tree: HtmlElement, paper: Paper) -> Said:
    """What the page says of its article; the tree is left without what says it of others."""
    here, nodes = own.of(tree, paper.url), graph.taken_out(tree)
    around.take_out(tree)
    said = metadata.of(tree, here, nodes, nodes.article(here))
    # Without dateparser, which takes seconds to load what it knows of two hundred languages.
    guessed = extract_metadata(tree, paper.url or None, set_date_params(extensive=False))
    said.guess(title=guessed.title, byline=guessed.author, publisher=guessed.sitename, day=guessed.date)
    return said


def all_text(html: str) -> str:
    """Everything that this page shows, article or not; for mails, which are neither."""
    elements.check(html.encode("utf-8", "replace"))
    # What is no whole page trafilatura takes for no page.
    return kept(html2txt(f"<html><body><div>{without_odd(html)}</div></body></html>"))


def _words(number: int) -> str:
    return f"{number or 'no'} {'word' if number == 1 else 'words'} of text"
