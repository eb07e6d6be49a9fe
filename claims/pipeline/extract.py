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
        return page_of(raw, content_type=fetch.content_type, charset=fetch.charset, url=fetch.final_url)
    if snapshot.how == "bookmarklet":
        return page_of(raw, content_type="text/html", charset="utf-8", url=snapshot.article.url)
    return Page(decode(raw))


def page_of(raw: bytes, *, content_type: str, charset: str, url: str) -> Page:
    """What a page holds that was fetched. Raises Unreadable."""
    pages = import_module("claims.gateways.pages")
    found: Page = pages.read(raw, content_type=content_type, charset=charset, url=url)
    return found


def write(snapshot: Snapshot, page: Page) -> None:
    findings.store_text(snapshot=snapshot, text=page.text)
    snapshot.text = page.text
    actions.describe(snapshot=snapshot, page=page)
