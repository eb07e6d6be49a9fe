"""What was done can be undone for half a minute at least; and a double click does it once."""

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from claims.models import Claim, Comment, HistoryEntry
from tests import builders
from tests.browser.test_filing import enter
from tests.builders import Staff

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture
def staff(live_server: LiveServer) -> Staff:
    return builders.staff()


def test_after_half_a_minute_the_undo_is_still_there_and_still_works(
    live_server: LiveServer, page: Page, staff: Staff
) -> None:
    claim = builders.triaged(staff)
    enter(page, live_server.url, "ravi")
    page.clock.install()
    page.goto(f"{live_server.url}/claims/{claim.pk}/")
    page.locator("#move-take").get_by_role("button", name="Take it").click()
    expect(page.locator(".toast [data-undo]")).to_be_visible()

    page.clock.fast_forward(31_000)
    expect(page.locator(".toast [data-undo]")).to_be_visible()
    page.locator("h1").click()
    page.keyboard.press("z")

    expect(page.locator(".toast")).to_contain_text("Taken back")
    claim.refresh_from_db()
    assert (claim.state, claim.assignee) == ("triaged", None)
    entries = HistoryEntry.objects.filter(subject="claim", subject_id=claim.pk)
    assert [entry.data["takes_back"] for entry in entries if "takes_back" in entry.data] == ["take"]


def test_a_double_click_has_one_effect(live_server: LiveServer, page: Page, staff: Staff) -> None:
    claim: Claim = builders.triaged(staff)
    enter(page, live_server.url, "ravi")
    page.goto(f"{live_server.url}/claims/{claim.pk}/")
    page.locator("#talk-new textarea").fill("Which year is meant?")
    page.locator("#talk-new button").first.dblclick()
    expect(page.locator("#talk")).to_contain_text("Which year is meant?")
    page.wait_for_load_state("networkidle")
    page.locator("#move-take").get_by_role("button", name="Take it").dblclick()
    expect(page.locator("#move-release")).to_be_visible()
    page.wait_for_load_state("networkidle")

    assert Comment.objects.count() == 1
    moves = HistoryEntry.objects.filter(subject="claim", subject_id=claim.pk, kind="claim.moved")
    assert [entry.data["move"] for entry in moves.order_by("position")] == ["triage", "take"]
