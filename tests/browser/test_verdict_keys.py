"""A verdict is given with the keyboard alone, in three strokes beside its reason."""

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests import builders
from tests.browser.screens import photograph
from tests.browser.test_filing import enter

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_a_digit_chooses_the_verdict_and_its_reason_is_sent_from_where_it_is_typed(
    live_server: LiveServer, page: Page
) -> None:
    staff = builders.staff()
    claim = builders.ready_to_propose(staff)
    assert claim.assignee
    enter(page, live_server.url, claim.assignee.username)
    page.goto(f"{live_server.url}/claims/{claim.pk}/")

    page.keyboard.press("2")
    expect(page.locator("#move-propose [type=radio]").nth(1)).to_be_checked()
    page.keyboard.type("The register has sixty homes.")
    photograph(page, "claim-verdict-keys")
    page.keyboard.press("Control+Enter")

    expect(page.locator(".toast")).to_contain_text("Second reading")


def test_each_part_of_the_page_is_a_key_away(live_server: LiveServer, page: Page) -> None:
    claim = builders.researching(builders.staff())
    assert claim.assignee
    enter(page, live_server.url, claim.assignee.username)
    page.goto(f"{live_server.url}/claims/{claim.pk}/")

    page.keyboard.press("n")
    expect(page.locator("#source-new").get_by_label("Title")).to_be_focused()
    page.keyboard.press("Escape")
    page.locator("h1").click()
    page.keyboard.press("w")
    expect(page.get_by_role("button", name="Unwatch")).to_be_visible()
    page.keyboard.press("t")
    expect(page.locator("#talk-new select, #talk-new textarea").first).to_be_focused()
