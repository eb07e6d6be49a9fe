"""The desk while others work on it too, and by keyboard alone, in a real browser."""

import re

import pytest
from playwright.sync_api import Page, expect
from pytest_django import live_server_helper

from claims.models import Claim
from tests import builders
from tests.browser.screens import photograph
from tests.browser.test_many_claims import SAID
from tests.browser.test_the_main_job import Desk

pytestmark = [pytest.mark.browser, pytest.mark.slow]

LOOK_AGAIN = "document.dispatchEvent(new Event('visibilitychange'))"
"""As when somebody comes back to the tab: the list is asked for at once, not within ten seconds."""


def test_rows_that_others_move_change_in_place(
    page: Page, live_server: live_server_helper.LiveServer
) -> None:
    staff = builders.staff()
    claims = [builders.triaged(staff, builders.claim(text)) for text in SAID]
    desk = Desk(page, live_server.url)
    desk.log_in("edda")
    page.goto(f"{live_server.url}/?view=unassigned")
    rows = page.locator("#list [data-row]")
    expect(rows).to_have_count(len(SAID))
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("x")
    under_cursor = page.locator(".cursor").get_attribute("data-claim")
    tall = page.locator("table.queue").bounding_box()

    moved = next(claim for claim in claims if str(claim.pk) != under_cursor)
    builders.move(moved, "take", staff.ravi)
    came = builders.triaged(staff, builders.claim("The ferry to Ostermere was late on every day of June"))
    page.evaluate(LOOK_AGAIN)

    left = page.locator(f'[data-claim="{moved.pk}"]')
    expect(left).to_have_class(re.compile(r"\bleft\b"))
    expect(left).to_contain_text("In research")
    expect(left).to_contain_text(f"moved by {staff.ravi.display_name}")
    expect(page.locator("[data-fresh]")).to_contain_text("Show 1 new claim")
    expect(page.locator(".tabs .here .n")).to_have_text(str(len(SAID)))
    expect(page.locator(".cursor")).to_have_attribute("data-claim", str(under_cursor))
    expect(page.locator(".cursor td.pick input")).to_be_checked()
    expect(page.locator(".cursor a.text")).to_be_focused()
    assert page.locator("table.queue").bounding_box() == tall
    photograph(page, "desk-live")

    page.locator("[data-fresh] a").click()
    expect(page.locator(f'[data-claim="{came.pk}"]')).to_be_visible()
    expect(page.locator(f'[data-claim="{moved.pk}"]')).to_have_count(0)


def test_a_claim_is_taken_and_given_back_by_keys_alone_and_the_cursor_stays(
    page: Page, live_server: live_server_helper.LiveServer
) -> None:
    staff = builders.staff()
    for text in SAID:
        builders.triaged(staff, builders.claim(text))
    Desk(page, live_server.url).log_in("ravi")
    page.goto(f"{live_server.url}/?view=unassigned")
    for key in "jj":
        page.keyboard.press(key)
    taken = int(str(page.locator(".cursor").get_attribute("data-claim")))

    page.keyboard.press("a")

    expect(page.locator(".toast")).to_contain_text(f"C-{taken} is in “In research” now.")
    expect(page.locator("#list [data-row]")).to_have_count(len(SAID) - 1)
    expect(page.locator(".cursor a.text")).to_be_focused()
    assert Claim.objects.get(pk=taken).assignee == staff.ravi
    photograph(page, "desk-taken")
    page.keyboard.press("z")
    expect(page.locator(".toast")).to_contain_text("Taken back")
    expect(page.locator("#list [data-row]")).to_have_count(len(SAID))
    assert Claim.objects.get(pk=taken).state == "triaged"

    page.keyboard.press("j")
    page.keyboard.press("s")
    expect(page.locator("#palette-list")).to_contain_text("Take")
    page.keyboard.press("Escape")
    page.keyboard.press("o")
    expect(page.locator("h1.claimhead")).to_be_visible()
