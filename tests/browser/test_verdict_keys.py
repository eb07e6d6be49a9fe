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


def test_what_a_verdict_still_lacks_is_said_while_it_is_chosen_and_written(
    live_server: LiveServer, page: Page
) -> None:
    staff = builders.staff()
    claim = builders.claim("Harwick built sixty homes")
    builders.denial(claim)
    builders.researching(staff, claim)
    enter(page, live_server.url, "ravi")
    page.goto(f"{live_server.url}/claims/{claim.pk}/")
    missing = page.locator(".missing")
    expect(missing.locator("li:visible")).to_have_count(3)
    expect(page.get_by_role("button", name="Send to second reader")).to_be_disabled()

    page.keyboard.press("v")
    expect(page.locator("#move-propose [type=radio]").first).to_be_focused()
    page.keyboard.press("1")
    expect(page.locator(".asks:visible")).to_contain_text("ask for a reply, or say why nobody was asked")
    expect(missing).not_to_contain_text("Choose a verdict.", use_inner_text=True)
    photograph(page, "claim-verdict-missing")

    page.keyboard.type("The register has sixty homes.")
    expect(missing.locator("li:visible")).to_have_text(
        ["Add at least one source from another story than the claim's own."]
    )
    page.locator("[name=no_reply_reason]").fill("The ministry answers in June.")
    expect(page.locator(".asks li:visible")).to_have_count(0)
    builders.source(claim, staff.ravi)
    page.reload()
    page.locator("#move-propose").get_by_role("radio").first.check()
    expect(missing).to_be_hidden()


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
