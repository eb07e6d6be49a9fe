"""Feeds as a browser shows them; a logged error fails the page."""

import pytest
from django.db import transaction
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from claims.actions import feed_polls, feeds
from claims.actions.feed_polls import Answer
from claims.domain.feeds import Entry, ReadFeed
from claims.models import Feed
from tests import builders
from tests.browser.screens import WIDE_AND_NARROW, photograph
from tests.browser.test_filing import enter

pytestmark = [pytest.mark.browser, pytest.mark.slow]

TITLES = (
    "Lowgate bridge can carry lorries, council says",
    "Harwick Rovers win the county cup after extra time",
    "Engineers reject the mayor’s claim about the bridge",
    "What is on this weekend",
)


def items() -> tuple[Entry, ...]:
    now = timezone.now()
    return tuple(
        Entry(title, f"https://ledger.example/{title[:9]}", title, now, None, "") for title in TITLES
    )


read, fail = transaction.atomic(feed_polls.read), transaction.atomic(feed_polls.fail)


@WIDE_AND_NARROW
def test_a_feed_is_looked_at_tried_and_followed(live_server: LiveServer, page: Page) -> None:
    staff = builders.staff()
    bad = feeds.add(
        address="https://courier.example/rss/all-articles-of-the-last-week.xml?format=full", by=staff.edda
    )
    read(feed_id=bad.pk, found=ReadFeed("Quay Courier", items()[:1], cut=True), answer=Answer())
    feeds.start(feed=bad, by=staff.edda)
    fail(feed_id=bad.pk, problem="The server answered with status 503 and no page: try again later.")
    shop = feeds.add(address="https://gazette.example/", by=staff.edda)
    offers = [
        ("Gazette: news", "https://gazette.example/news.xml"),
        ("Gazette: sport", "https://gazette.example/sport"),
    ]
    fail(feed_id=shop.pk, problem="What stands at this address is a web page, not a feed.", offers=offers)
    enter(page, live_server.url, "edda")
    page.goto(f"{live_server.url}/feeds/")
    photograph(page, "feeds")
    page.goto(f"{live_server.url}/feeds/{shop.pk}/")
    photograph(page, "feed-of-a-page")
    page.goto(f"{live_server.url}/feeds/{bad.pk}/")
    photograph(page, "feed-failing")

    page.goto(f"{live_server.url}/feeds/")
    page.get_by_label("Add a feed").fill("https://ledger.example/feed.xml")
    page.get_by_role("button", name="Look at it").click()
    expect(page.locator(".looking")).to_contain_text("A worker is looking")
    photograph(page, "feed-looking")
    feed = Feed.objects.get(address="https://ledger.example/feed.xml")
    read(feed_id=feed.pk, found=ReadFeed("Harwick Ledger", items()), answer=Answer())
    expect(page.get_by_role("heading", name="Harwick Ledger")).to_be_visible()

    page.get_by_label("Entries that become articles").select_option("words")
    page.get_by_label("Words that an entry has").fill("bridge")
    page.get_by_role("button", name="Try the rule").click()
    expect(page.locator("#tried-rule")).to_contain_text("2 of 4 entries would come in")
    photograph(page, "feed-tried")
    page.get_by_role("button", name="Follow this feed").click()
    expect(page.locator(".alert.success")).to_contain_text("follows “Harwick Ledger”")
    page.get_by_role("button", name="Take in What is on").click()
    expect(page.locator(".alert.success")).to_contain_text("is fetched now")
    photograph(page, "feed")
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") == 390
