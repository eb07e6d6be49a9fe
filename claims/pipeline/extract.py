"""From the bytes to the text."""

from claims.actions import fetches as actions
from claims.actions import findings
from claims.domain.pages import Page
from claims.gateways import reading
from claims.models import Snapshot
from claims.queries import fetches

VERSION = "2"


def work(snapshot: Snapshot) -> Page:
    """What the bytes hold. Raises Unreadable."""
    raw, fetch, url = bytes(snapshot.raw), fetches.of(snapshot), snapshot.article.url
    if fetch:
        return page_of(raw, content_type=fetch.content_type, charset=fetch.charset, url=fetch.final_url)
    if snapshot.how == "bookmarklet":
        return page_of(raw, content_type="text/html", charset="utf-8", url=url)
    return reading.read(raw, url=url, filename=snapshot.filename)


def page_of(raw: bytes, *, content_type: str, charset: str, url: str) -> Page:
    """What a page holds that was fetched. Raises Unreadable."""
    return reading.read(raw, content_type=content_type, charset=charset, url=url)


def write(snapshot: Snapshot, page: Page) -> None:
    findings.store_text(snapshot=snapshot, text=page.text)
    snapshot.text = page.text
    actions.describe(snapshot=snapshot, page=page)
