"""From the bytes to the text."""

from claims.actions import fetches as actions
from claims.actions import findings
from claims.domain.fetches import Fetched
from claims.domain.pages import Page
from claims.gateways import reading
from claims.models import EvidenceSnapshot, KeptPage, Snapshot
from claims.models.fetches import Answer
from claims.queries import fetches

VERSION = "2"


def work(page: KeptPage) -> Page:
    """What the bytes hold, as they are read today. Raises Unreadable."""
    raw = bytes(page.raw)
    if isinstance(page, EvidenceSnapshot):
        return came(raw, page)
    fetch, url = fetches.of(page), page.article.url
    if fetch:
        return came(raw, fetch)
    if page.how == "bookmarklet":
        return page_of(raw, content_type="text/html", charset="utf-8", url=url)
    return reading.read(raw, url=url, filename=page.filename)


def came(raw: bytes, answer: Answer | Fetched) -> Page:
    """What a page holds that was fetched. Raises Unreadable."""
    return page_of(raw, content_type=answer.content_type, charset=answer.charset, url=answer.final_url)


def page_of(raw: bytes, *, content_type: str, charset: str, url: str) -> Page:
    """What the bytes of a page hold. Raises Unreadable."""
    return reading.read(raw, content_type=content_type, charset=charset, url=url)


def write(snapshot: Snapshot, page: Page) -> None:
    findings.store_text(snapshot=snapshot, text=page.text)
    snapshot.text = page.text
    actions.describe(snapshot=snapshot, page=page)
