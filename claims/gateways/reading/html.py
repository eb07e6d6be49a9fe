"""The article out of a page, or a sentence that says why there is none."""

import logging
from contextlib import suppress

from lxml.etree import ParserError
from lxml.html import HtmlElement
from trafilatura import bare_extraction, html2txt
from trafilatura.metadata import extract_metadata
from trafilatura.settings import Document, set_date_params
from trafilatura.utils import load_html

from claims.domain.pages import Page
from claims.domain.refusals import Unreadable
from claims.gateways.reading import around, elements, graph, metadata, own, walls
from claims.gateways.reading.decoding import kept, page_text, without_odd
from claims.gateways.reading.graph import Graph, Node
from claims.gateways.reading.paper import PASTE, Paper

FEWEST = 25
"""Words of the shortest article; what has fewer is a page of links, a notice or a stub."""

_MAY_GO_ON = "The page says that it is behind a paywall: the article may go on where only its readers see it."

# What it finds wrong with a page is no error of ours; the article says so.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
logging.getLogger("htmldate").setLevel(logging.CRITICAL)


def read(raw: bytes, paper: Paper) -> Page:
    """The article on this page. Raises Unreadable, with a sentence for the person."""
    html = without_odd(page_text(raw, paper.charset))
    elements.check(html.encode("utf-8", "replace"))
    tree = _tree(html)
    if tree is None:
        raise Unreadable(_too_few(0))
    found = bare_extraction(tree, url=paper.url or None, include_comments=False)
    text = kept(found.text if isinstance(found, Document) else "")
    here, nodes = own.of(tree, paper.url), graph.taken_out(tree)
    article = nodes.article(here)
    unread = _checked(tree, nodes, article, text)
    around.take_out(tree)
    said = metadata.of(tree, here, nodes, article)
    # Without dateparser, which takes seconds to load what it knows of two hundred languages.
    guessed = extract_metadata(tree, paper.url or None, set_date_params(extensive=False))
    said.guess(title=guessed.title, byline=guessed.author, publisher=guessed.sitename, day=guessed.date)
    return said.page(text, headed=True, unread=unread)


def _tree(html: str) -> HtmlElement | None:
    """The page. One element alone, which trafilatura takes for none, is a page with nothing else."""
    with suppress(ParserError):
        tree = load_html(html)
        if tree is None and html.lstrip().startswith("<"):
            tree = load_html(f"<html><body><main>{html}</main></body></html>")
        return tree
    return None


def _checked(tree: HtmlElement, nodes: Graph, article: Node | None, text: str) -> str:
    """What may be missing from the article. Raises Unreadable where this is none, or little of one."""
    words = len(text.split())
    closed = walls.is_closed(tree, nodes, article, text)
    if closed and words < walls.SHORT:
        raise Unreadable(
            f"The page is behind a paywall: it says so itself, and shows {_words(words)}. {PASTE}"
        )
    if words < FEWEST:
        raise Unreadable(_too_few(words))
    if not walls.is_article(tree, article):
        other = walls.notice(tree, text) or walls.what_leads_on(tree, nodes, text)
        if other:
            raise Unreadable(other)
    return _MAY_GO_ON if closed or walls.is_metered(tree) else ""


def _too_few(words: int) -> str:
    return (
        f"This is not an article: all that was found on the page is {_words(words)}. If there is more to "
        "read in a browser, paste it."
    )


def all_text(html: str) -> str:
    """Everything that this page shows, article or not; for mails, which are neither."""
    elements.check(html.encode("utf-8", "replace"))
    # What is no whole page trafilatura takes for no page.
    return kept(html2txt(f"<html><body><div>{without_odd(html)}</div></body></html>"))


def _words(number: int) -> str:
    return f"{number or 'no'} {'word' if number == 1 else 'words'} of text"
