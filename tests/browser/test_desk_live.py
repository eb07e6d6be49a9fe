"""The desk while others work on it too, and by keyboard alone, in a real browser."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, Route, expect
from pytest_django import live_server_helper

from claims.models import Claim
from tests import builders
from tests.browser import axe
from tests.browser.screens import photograph
from tests.browser.test_many_claims import SAID
from tests.browser.test_the_main_job import Desk
from tests.web import many

pytestmark = [pytest.mark.browser, pytest.mark.slow]

LOOK_AGAIN = "document.dispatchEvent(new Event('visibilitychange'))"
"""As when somebody comes back to the tab: the list is asked for at once, not within ten seconds."""


def press(page: Page, *keys: str) -> None:
    """Once the page's scripts listen."""
    page.wait_for_load_state()
    for key in keys:
        page.keyboard.press(key)


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
    press(page, "j")
    press(page, "j")
    press(page, "x")
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
    assert axe.in_both_lights(page) == []
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
    press(page, "j", "j")
    taken = int(str(page.locator(".cursor").get_attribute("data-claim")))

    press(page, "a")

    expect(page.locator(".toast")).to_contain_text(f"C-{taken} is in “In research” now.")
    expect(page.locator("#list [data-row]")).to_have_count(len(SAID) - 1)
    expect(page.locator(".cursor a.text")).to_be_focused()
    assert Claim.objects.get(pk=taken).assignee == staff.ravi
    photograph(page, "desk-taken")
    press(page, "z")
    expect(page.locator(".toast")).to_contain_text("Taken back")
    expect(page.locator("#list [data-row]")).to_have_count(len(SAID))
    assert Claim.objects.get(pk=taken).state == "triaged"

    press(page, "j")
    press(page, "s")
    expect(page.locator("#palette-list [role=option]").first).to_be_visible()
    press(page, "ArrowDown")
    expect(page.locator("#palette-list [aria-selected=true]")).to_contain_text("Take")
    press(page, "Enter")
    expect(page.locator(".toast")).to_contain_text("is in “In research” now.")
    expect(page.locator("#list [data-row]")).to_have_count(len(SAID) - 1)
    press(page, "o")
    expect(page.locator("h1.claimhead")).to_be_visible()


def test_the_next_page_is_there_before_it_is_asked_for(
    page: Page, live_server: live_server_helper.LiveServer
) -> None:
    staff = builders.staff()
    many.claims(60, staff.ravi)
    Desk(page, live_server.url).log_in("ravi")
    page.goto(f"{live_server.url}/?view=all")
    expect(page.locator("link[rel=prefetch]")).to_have_count(0)
    with page.expect_response(lambda answer: "after=" in answer.url and answer.ok):
        page.locator(".pager [rel=next]").scroll_into_view_if_needed()
    expect(page.locator("link[rel=prefetch]")).to_have_count(1)
    page.locator(".pager [rel=next]").click()
    expect(page.locator("#list [data-row]")).to_have_count(10)


def test_the_list_says_that_another_is_on_its_way_and_when_the_desk_cannot_be_reached(
    page: Page, live_server: live_server_helper.LiveServer
) -> None:
    staff = builders.staff()
    builders.triaged(staff, builders.claim(SAID[0]))
    Desk(page, live_server.url).log_in("ravi")
    page.goto(f"{live_server.url}/")
    waiting: list[Route] = []
    page.route("**/?q=*", lambda route: waiting.append(route))  # noqa: PLW0108  # it inspects the function
    page.get_by_role("searchbox", name="Search claims").fill("harb")
    expect(page.locator("#list")).to_have_attribute("aria-busy", "true")
    waiting[0].continue_()
    expect(page.locator("#list")).not_to_have_attribute("aria-busy", "true")
    expect(page.locator("#list [data-row]")).to_have_count(1)

    page.route("**/desk/now/**", lambda route: route.abort())
    page.evaluate(LOOK_AGAIN)
    expect(page.locator("[data-fresh]")).to_contain_text("the desk cannot be reached")


def test_overdue_claims_are_worked_through_by_keyboard_alone(
    page: Page, live_server: live_server_helper.LiveServer
) -> None:
    staff = builders.staff()
    claims = [builders.researching(staff, builders.claim(text)) for text in SAID[:3]]
    Claim.objects.filter(pk__in=[claim.pk for claim in claims]).update(
        due_at=timezone.now() - timedelta(hours=3)
    )
    Desk(page, live_server.url).log_in("edda")
    page.goto(f"{live_server.url}/?view=overdue")
    press(page, "j")
    press(page, "Enter")
    expect(page.locator(".walk")).to_contain_text("1 of 3")
    photograph(page, "walk")
    press(page, "j")
    expect(page.locator(".walk")).to_contain_text("2 of 3")
    press(page, "k")
    expect(page.locator(".walk")).to_contain_text("1 of 3")

    page.get_by_text("Release", exact=True).click()
    page.get_by_role("button", name="Release it").press("Enter")

    expect(page.locator(".toast")).to_contain_text(f"{claims[0].number} is in “Triaged” now.")
    expect(page.locator("h1")).to_have_text(SAID[1])
    expect(page.locator(".walk")).to_contain_text("1 of 2")
    photograph(page, "walk-on")
    press(page, "z")
    expect(page.locator(".toast")).to_contain_text("Taken back")
    expect(page.locator("h1")).to_have_text(SAID[0])
    press(page, "u")
    expect(page.locator("#list [data-row]")).to_have_count(3)
