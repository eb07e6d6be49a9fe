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
    raw, fetch = bytes(snapshot.raw), fetches.of(snapshot)
    if fetch is None:
        return reading.read(raw, url=snapshot.article.url, filename=snapshot.filename)
    return reading.read(raw, content_type=fetch.content_type, charset=fetch.charset, url=fetch.final_url)


def write(snapshot: Snapshot, page: Page) -> None:
    findings.store_text(snapshot=snapshot, text=page.text)
    snapshot.text = page.text
    actions.describe(snapshot=snapshot, page=page)
