"""What feeds say is text on every page that shows it: none of five hundred scripts runs."""

from html import escape

import pytest
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from claims.actions import feeds
from claims.actions.feed_polls import Answer
from claims.domain.feeds import FeedFields, Selection
from claims.gateways import feeds as gateway
from claims.models import Feed, FeedEntry
from tests import builders
from tests.browser.payloads import PAYLOADS, packed
from tests.browser.test_feeds import fail, read
from tests.browser.test_filing import enter
from tests.browser.test_stored_script import watched

__all__ = ["watched"]

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def feed_of(payloads: tuple[str, ...]) -> bytes:
    """An Atom feed whose every title is such text as it stands, so that nothing is taken out of it."""
    entries = "".join(
        f"<entry><id>{number}</id><title type='text'>{escape(each)}</title>"
        f"<link href='https://ledger.example/{number}?q={escape(each)}'/></entry>"
        for number, each in enumerate(payloads)
    )
    title = escape(packed(payloads, 180))
    feed = f"<feed xmlns='http://www.w3.org/2005/Atom'><title type='text'>{title}</title>{entries}</feed>"
    return feed.encode()


def test_what_a_feed_says_is_text_wherever_it_is_shown(watched: Page, live_server: LiveServer) -> None:
    staff = builders.staff()
    shown = ["/feeds/", "/admin/claims/feed/", "/admin/claims/feedentry/"]
    for number in range(3):
        feed = feeds.add(address=f"https://ledger.example/{number}", by=staff.edda)
        found = gateway.parse(feed_of(PAYLOADS[number * 200 : number * 200 + 200]), url=feed.address)
        read(feed_id=feed.pk, found=found, answer=Answer())
        rule = FeedFields("", packed(PAYLOADS, 180), 60, 5, Selection())
        feeds.start(feed=feed, fields=rule, by=staff.edda)
        offers = [(PAYLOADS[number], "javascript:0")]
        fail(feed_id=feed.pk, problem=packed(PAYLOADS[number:], 480), offers=offers)
        shown += [f"/feeds/{feed.pk}/", f"/admin/claims/feed/{feed.pk}/change/"]
    asked = feeds.add(address="https://ledger.example/page", by=staff.edda)
    offers = [(each, f"https://x.example/{each}") for each in PAYLOADS[:40]]
    fail(feed_id=asked.pk, problem="A page.", offers=offers)
    shown.append(f"/feeds/{asked.pk}/")
    assert FeedEntry.objects.count() >= 450
    enter(watched, live_server.url, "admin")

    for path in shown:
        answer = watched.goto(f"{live_server.url}{path}")
        while answer is not None:
            assert answer.status == 200, path
            assert watched.evaluate("window.ran") is None, path
            following = watched.locator("a[rel=next]")
            if not following.count():
                break
            answer = watched.goto(f"{live_server.url}{following.get_attribute('href')}")
    assert Feed.objects.count() == 4
