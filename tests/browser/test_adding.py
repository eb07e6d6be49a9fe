"""Adding articles as a browser shows it; a logged error fails the page."""

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from claims.models import Article
from claims.pipeline import drain
from tests import builders
from tests.browser.screens import photograph
from tests.browser.test_filing import enter

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_an_address_is_added_refused_and_tried_again(live_server: LiveServer, page: Page) -> None:
    builders.staff()
    enter(page, live_server.url, "ravi")
    page.goto(f"{live_server.url}/articles/add/")
    photograph(page, "add")
    page.get_by_label("Address", exact=True).first.fill("https://ledger.example/1\nledger")
    page.get_by_role("button", name="Fetch and analyse").click()
    expect(page.locator(".problem").first).to_contain_text("Line 2, “ledger”")
    photograph(page, "add-wrong-address")

    page.get_by_label("Address", exact=True).first.fill(
        "http://10.0.0.1/news/2026/10/the-bridge-at-lowgate-can-carry-lorries-again?page=1&print=yes"
    )
    page.get_by_role("button", name="Fetch and analyse").click()
    expect(page.locator("#progress")).to_contain_text("A worker fetches its page")
    photograph(page, "address-waits")
    drain.drain_all()
    expect(page.locator("#progress")).to_contain_text("not of the public internet")
    photograph(page, "address-refused")
    page.get_by_role("button", name="Try again").click()
    expect(page.locator("#progress")).to_contain_text("A worker fetches its page")
    assert Article.objects.get().status == "waiting"
    page.goto(f"{live_server.url}/articles/")
    photograph(page, "articles")


def test_a_long_address_that_is_refused_leaves_a_narrow_page_as_wide_as_it_was(
    live_server: LiveServer, page: Page
) -> None:
    builders.staff()
    enter(page, live_server.url, "ravi")
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{live_server.url}/articles/add/")
    page.get_by_label("Address", exact=True).first.fill("https://ledger.example/1\nftp://" + "x" * 120)
    page.get_by_role("button", name="Fetch and analyse").click()
    expect(page.locator(".problem").first).to_contain_text("Line 2")
    assert page.evaluate("document.documentElement.scrollWidth") == 390
