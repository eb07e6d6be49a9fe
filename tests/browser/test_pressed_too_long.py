"""A key that is held, or pressed once too often, does nothing to what nobody has read."""

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from claims.models import Claim
from tests import builders
from tests.browser.test_filing import enter

pytestmark = [pytest.mark.browser, pytest.mark.slow]

REPEATS = 12
"""So many times a browser tells of a key that is held for a second or so."""


@pytest.fixture
def waiting(live_server: LiveServer, page: Page) -> list[Claim]:
    """Two claims wait for their second reader, who has opened the first from the list by keys."""
    staff = builders.staff()
    claims = [builders.in_second_reading(staff) for _ in range(2)]
    enter(page, live_server.url, "cleo")
    page.goto(f"{live_server.url}/?view=second_reading")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page.locator("h1[data-claim-page]")).to_be_visible()
    page.wait_for_load_state("networkidle")
    page.keyboard.press("v")
    return claims


def hold(page: Page, key: str) -> None:
    for _ in range(REPEATS):
        page.keyboard.down(key)
        page.wait_for_timeout(80)
    page.keyboard.up(key)
    page.wait_for_load_state("networkidle")


def published() -> int:
    return Claim.objects.filter(state="published").count()


def test_a_second_press_publishes_no_claim_that_nobody_read(page: Page, waiting: list[Claim]) -> None:
    first = page.locator("h1").inner_text()
    page.keyboard.press("Control+Enter")
    expect(page.locator("h1")).not_to_have_text(first)
    page.wait_for_timeout(200)
    page.keyboard.press("Control+Enter")
    page.wait_for_load_state("networkidle")

    assert published() == 1
    expect(page.locator("#main")).to_be_focused()


def test_neither_does_a_press_that_is_held(page: Page, waiting: list[Claim]) -> None:
    page.keyboard.down("Control")
    hold(page, "Enter")
    page.keyboard.up("Control")

    assert published() == 1


def test_the_next_claim_is_confirmed_by_the_same_two_strokes(page: Page, waiting: list[Claim]) -> None:
    first = page.locator("h1").inner_text()
    page.keyboard.press("Control+Enter")
    expect(page.locator("h1")).not_to_have_text(first)
    expect(page.locator("#main")).to_be_focused()
    page.keyboard.press("v")
    page.keyboard.press("Control+Enter")
    expect(page.locator("h1")).to_have_text("Desk")

    assert published() == 2


def test_j_goes_on_while_it_is_held_and_a_toggle_turns_once(
    live_server: LiveServer, page: Page, waiting: list[Claim]
) -> None:
    page.goto(f"{live_server.url}/?view=second_reading")
    page.keyboard.down("j")
    page.keyboard.down("j")
    page.keyboard.up("j")
    expect(page.locator("#list [data-row]").nth(1)).to_have_class("cursor")
    page.keyboard.down("x")
    page.keyboard.down("x")
    page.keyboard.up("x")
    expect(page.locator("#list [data-row]").nth(1).locator(".pick input")).to_be_checked()
