"""Parties in a real browser: from a name to its page, who controls it, a merge and its undoing."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from claims.models import Claim, Party, Rating, Verdict
from tests import builders
from tests.browser.screens import WIDE_AND_NARROW, photograph
from tests.browser.test_the_main_job import Desk

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def checked_over_a_year(staff: builders.Staff) -> None:
    """Six verdicts on what the Palace said and one on what it denied, two months between them."""
    keys = list(Rating.objects.values_list("key", flat=True))
    for n in range(6):
        claim = builders.claim(
            f"The ferry of {builders.place(n + 9)} carried more people than the year before",
            said_by=builders.voice("Harwick Palace"),
        )
        if n == 5:
            builders.denial(claim, said_by="Palace of Harwick")
        builders.published(staff, claim, rating=keys[n % len(keys)])
        Verdict.objects.filter(claim=claim).update(published_at=timezone.now() - timedelta(days=60 * (6 - n)))


@WIDE_AND_NARROW
def test_an_editor_follows_a_name_says_who_controls_it_and_merges_it(
    page: Page, live_server: LiveServer
) -> None:
    staff = builders.staff()
    checked_over_a_year(staff)
    open_claim = builders.claim(said_by=builders.voice("Harwick Palace"))
    builders.claim(said_by=builders.voice("Harwick Government"))
    desk = Desk(page, live_server.url)
    desk.log_in("edda")

    page.get_by_role("link", name="Harwick Palace").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Harwick Palace")
    expect(page.locator("table.words")).to_contain_text(open_claim.text)
    photograph(page, "party-said")
    page.get_by_role("link", name="Verdicts over time").click()
    expect(page.locator(".strip circle")).to_have_count(6)
    photograph(page, "party-verdicts")

    page.get_by_text("Say who controls it").click()
    page.get_by_label("Name of the party that controls it").fill("harwick")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_label("Name of the party that controls it")).to_have_value("harwick")
    expect(page.locator("main")).to_contain_text("These come near: “Harwick Government”")
    photograph(page, "party-refused")
    page.get_by_label("Name of the party that controls it").fill("Harwick Government")
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".alert")).to_contain_text("together they are one source")
    page.get_by_label("Add a name").fill("the Palace")
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.locator(".names")).to_contain_text("the Palace")

    page.get_by_role("link", name="Merge").click()
    photograph(page, "party-merge-choose")
    page.get_by_label("Search for the other party").fill("of harw")
    page.get_by_role("link", name="Palace of Harwick").click()
    photograph(page, "party-merge-both")
    page.get_by_label("Why they are one").fill("One house, written in two ways.")
    page.get_by_role("button", name="Merge into Palace of Harwick").click()
    expect(page.locator(".alert")).to_contain_text("Harwick Palace is Palace of Harwick now")
    photograph(page, "party-merged")
    page.get_by_role("button", name="Undo the merge of Harwick Palace").click()
    expect(page.locator(".alert")).to_contain_text("is a party of its own again")
    assert Claim.objects.filter(appearances__party__name="Harwick Palace").count() == 7


def test_the_list_is_searched_as_one_types(page: Page, live_server: LiveServer) -> None:
    staff = builders.staff()
    checked_over_a_year(staff)
    builders.claim(said_by=builders.voice("Dora Finch"))
    Desk(page, live_server.url).log_in("edda")
    page.get_by_role("link", name="Parties", exact=True).click()
    expect(page.locator("table.parties tbody tr")).to_have_count(3)
    page.wait_for_load_state()
    photograph(page, "parties")

    page.get_by_label("Search names").fill("finc")

    expect(page.locator("table.parties tbody tr")).to_have_count(1)
    expect(page.locator("#found")).to_have_text("1 party")
    assert "q=finc" in page.url
    page.get_by_label("Kind").select_option("government")
    expect(page.locator("main")).to_contain_text("No party fits")
    expect(page.get_by_label("Search names")).to_have_value("finc")
    photograph(page, "parties-none")
    assert Party.objects.count() == 3
