"""From the bytes to the text."""

from importlib import import_module

from claims.actions import fetches as actions
from claims.actions import findings
from claims.domain.pages import Page
from claims.gateways.files import decode
from claims.models import Snapshot
from claims.queries import fetches

VERSION = "1"


def work(snapshot: Snapshot) -> Page:
    """What the bytes hold. Raises Unreadable. Loads the reader of pages the first time one was fetched."""
    raw = bytes(snapshot.raw)
    fetch = fetches.of(snapshot)
    if fetch:
        return _page(raw, fetch.content_type, fetch.charset, fetch.final_url)
    if snapshot.how == "bookmarklet":
        return _page(raw, "text/html", "utf-8", snapshot.article.url)
    return Page(decode(raw))


def _page(raw: bytes, content_type: str, charset: str, url: str) -> Page:
    pages = import_module("claims.gateways.pages")
    found: Page = pages.read(raw, content_type=content_type, charset=charset, url=url)
    return found


def write(snapshot: Snapshot, page: Page) -> None:
    findings.store_text(snapshot=snapshot, text=page.text)
    snapshot.text = page.text
    actions.describe(snapshot=snapshot, page=page)
