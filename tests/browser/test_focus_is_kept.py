"""Whoever works by keyboard is somewhere after htmx has put another piece of page in the place of theirs."""

import pytest
from playwright.sync_api import Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from claims.models import Claim, User
from tests import builders
from tests.browser.hands import Keyboard
from tests.browser.test_filing import enter
from tests.browser.test_reading import Read, read
from tests.chromium import settled

__all__ = ["read"]

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture
def claim(live_server: LiveServer, page: Page) -> Claim:
    claim = builders.researching(builders.staff())
    enter(page, live_server.url, "ravi")
    page.goto(f"{live_server.url}/claims/{claim.pk}/")
    return claim


def where(page: Page) -> Locator:
    """Where the focus is, which is not nowhere."""
    settled(page)
    found = page.locator(":focus")
    expect(found).to_have_count(1)
    assert found.evaluate("(node) => node.tagName") != "BODY"
    return found


def test_at_a_claim_it_stays_on_the_same_control(page: Page, claim: Claim) -> None:
    hand = Keyboard(page)
    field = page.get_by_label("Add a tag")
    hand.write(field, "homes")
    page.keyboard.press("Enter")
    expect(page.locator(".tags")).to_contain_text("homes")

    expect(where(page)).to_have_attribute("name", "tag")


def test_at_a_claim_it_goes_to_what_is_wrong_in_the_form(page: Page, claim: Claim) -> None:
    page.keyboard.press("n")
    page.keyboard.type("A register without an address")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#source-new .problem").first).to_be_visible()

    expect(where(page)).to_have_attribute("aria-invalid", "true")


def test_at_a_claim_it_stays_in_the_part_of_the_page_whose_form_is_gone(page: Page, claim: Claim) -> None:
    Keyboard(page).write(page.locator("#talk-new textarea"), "The council counts homes that were begun.")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#talk")).to_contain_text("homes that were begun")

    assert where(page).evaluate("(node) => Boolean(node.closest('#talk'))")


def test_at_a_claim_it_stays_at_what_was_unfolded_though_that_is_folded_again(
    live_server: LiveServer, page: Page, claim: Claim
) -> None:
    enter(page, live_server.url, "edda")
    page.goto(f"{live_server.url}/claims/{claim.pk}/")
    unfolded = page.get_by_text("Change the priority")
    hand = Keyboard(page)
    hand.press(unfolded)
    hand.press(page.get_by_role("button", name="Change it"))
    expect(page.locator(".toast")).to_be_visible()

    expect(where(page)).to_have_text("Change the priority")


def test_at_a_claim_it_never_goes_to_another_button(
    live_server: LiveServer, page: Page, claim: Claim
) -> None:
    builders.move(claim, "release", User.objects.get(username="ravi"))
    page.reload()
    hand = Keyboard(page)
    hand.press(page.get_by_role("button", name="Take it"))
    expect(page.locator("#move-release")).to_be_visible()

    expect(where(page)).to_have_attribute("aria-label", "What you can do now")
    hand.press(page.get_by_role("button", name="Watch", exact=True))
    expect(where(page)).to_have_text("Unwatch")


def test_after_an_undo_at_a_claim_it_is_at_the_page(page: Page, claim: Claim) -> None:
    hand = Keyboard(page)
    hand.press(page.locator("#move-release summary"))
    hand.press(page.get_by_role("button", name="Release it"))
    page.keyboard.press("z")
    expect(page.locator(".toast")).to_contain_text("Taken back")

    expect(where(page)).to_have_attribute("id", "main")


def test_on_the_desk_it_stays_on_the_claim_or_the_one_in_its_place(
    live_server: LiveServer, page: Page, claim: Claim
) -> None:
    page.goto(f"{live_server.url}/")
    page.keyboard.press("j")
    page.keyboard.press("/")
    page.keyboard.type("coun")
    settled(page)
    expect(where(page)).to_have_attribute("name", "q")
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    sort = page.locator("#list .sorts a").first
    Keyboard(page).press(sort)

    assert where(page).evaluate("(node) => Boolean(node.closest('#list'))")


@pytest.mark.parametrize("key", ["d", "l", "e"])
def test_in_the_reader_it_stays_at_a_card(page: Page, read: Read, key: str) -> None:
    page.keyboard.press("j")
    with page.expect_response(lambda answer: "/articles/" in answer.url):
        page.keyboard.press(key)
    page.wait_for_load_state("networkidle")

    assert where(page).evaluate("(node) => Boolean(node.closest('.findings'))")
