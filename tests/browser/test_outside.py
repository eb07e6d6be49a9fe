"""Checks of others in a real browser: brought in, their words mapped and undone, and used as a source."""

import json

import pytest
from playwright.sync_api import Page, expect
from pytest_django import live_server_helper

from claims.models import OutsideImport
from tests import builders, outside
from tests.browser.screens import WIDE_AND_NARROW, photograph
from tests.browser.test_the_main_job import Desk

pytestmark = [pytest.mark.browser, pytest.mark.slow]

OTHERS = [
    outside.rated(
        "Falsch", url=f"{outside.SITE}/de/1", claimReviewed="Die Brücke trägt keine Lastwagen mehr"
    ),
    outside.rated("Falsch", url=f"{outside.SITE}/de/2", claimReviewed="Im Hafen fehlen 300 Boote"),
    outside.rated(
        "Three Anchors, with a rope: nearly, but not quite, what anybody at the harbour would call wrong",
        url=f"{outside.SITE}/anchors",
        claimReviewed="Nine in ten of the boats of the Lunn strait are older than the harbour they lie in",
        author={"@type": "Organization", "name": "The Anchor of the Northmark Coast, Department of Checks"},
    ),
    outside.review(
        url=f"{outside.SITE}/numbers",
        reviewRating={"ratingValue": 3, "bestRating": 7},
        claimReviewed="Fog kills",
    ),
]


@WIDE_AND_NARROW
def test_an_editor_brings_checks_in_and_maps_their_words(
    page: Page, live_server: live_server_helper.LiveServer
) -> None:
    builders.staff()
    desk = Desk(page, live_server.url)
    desk.log_in("edda")

    page.get_by_role("link", name="Checks of others").click()
    photograph(page, "outside-empty")
    page.get_by_role("link", name="Bring in checks").last.click()
    page.get_by_label("or paste").fill(json.dumps([outside.review(), *OTHERS, {"@type": "ClaimReview"}]))
    photograph(page, "outside-add")
    page.get_by_role("button", name="Bring in").click()
    expect(page.locator("#outcome")).to_contain_text("A worker reads it")
    photograph(page, "outside-waits")
    outside.read(OutsideImport.objects.get())
    expect(page.locator(".tally")).to_contain_text("5")
    expect(page.locator("main")).to_contain_text("Entry 6: it does not say which claim")
    photograph(page, "outside-import")

    page.get_by_role("link", name="Map their ratings").click()
    photograph(page, "outside-ratings")
    page.get_by_role("button", name="Means this “Falsch” of Lunn Facts").click()
    expect(page.locator("main")).to_contain_text("“Falsch” of Lunn Facts means False now")
    wrong = page.locator("li", has_text="Mostly wrong")
    wrong.get_by_role("combobox").select_option("misleading")
    wrong.get_by_role("button").click()
    expect(page.locator("main")).to_contain_text("means Misleading now, in all their checks")
    photograph(page, "outside-mapped")
    page.get_by_role("button", name="Undo “Falsch” of Lunn Facts").click()
    expect(page.locator("main")).to_contain_text("means nothing again")


@WIDE_AND_NARROW
def test_a_check_of_somebody_else_is_used_as_a_source(
    page: Page, live_server: live_server_helper.LiveServer
) -> None:
    staff = builders.staff()
    words = "The Harwick ferry carried two million passengers last year, the ministry said"
    claim = builders.researching(staff, builders.claim(words))
    builders.source(claim, staff.ravi)
    outside.bring(staff.edda, outside.review(), *OTHERS)
    outside.decided(staff.edda, "Mostly wrong", "misleading")
    Desk(page, live_server.url).log_in("ravi")

    page.goto(f"{live_server.url}/outside-checks/")
    photograph(page, "outside")
    page.get_by_role("link", name="The Harwick ferry carried").click()
    photograph(page, "outside-check")
    page.get_by_label("For which claim").fill("C-99999")
    page.get_by_role("button", name="Use as a source").click()
    expect(page.locator("main")).to_contain_text("No claim has this number.")
    expect(page.get_by_label("For which claim")).to_have_value("C-99999")

    page.goto(f"{live_server.url}/claims/{claim.pk}/")
    near = page.locator("#outside")
    expect(near).to_contain_text("“Mostly wrong”")
    photograph(page, "claim-outside")
    near.get_by_role("button").click()
    expect(page.locator("#sources")).to_contain_text("Fact-check: The Harwick ferry carried")
    expect(page.locator("#outside").get_by_role("button")).to_be_disabled()
    photograph(page, "claim-outside-used")
