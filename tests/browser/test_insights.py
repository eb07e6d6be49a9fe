"""Insights in a real browser: read, narrowed down, its numbers opened, and kept as a file."""

import csv
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pytest_django import live_server_helper

from tests import builders, insight_scene
from tests.browser.screens import WIDE_AND_NARROW, photograph
from tests.browser.test_the_main_job import Desk

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@WIDE_AND_NARROW
def test_an_editor_reads_what_the_desk_did_and_keeps_the_numbers(
    page: Page, live_server: live_server_helper.LiveServer
) -> None:
    staff = builders.staff()
    desk = Desk(page, live_server.url)
    desk.log_in("edda")
    page.get_by_role("link", name="Insights").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Insights")
    photograph(page, "insights-empty")

    insight_scene.worked(staff)
    page.reload()
    expect(page.get_by_role("img", name="Work in hand")).to_be_visible()
    photograph(page, "insights")
    page.get_by_role("link", name="Last 4 weeks").click()
    expect(page.get_by_role("link", name="Last 4 weeks")).to_have_attribute("aria-current", "true")
    page.get_by_label("Topic").select_option("transport")
    page.get_by_role("button", name="Show").click()
    expect(page).to_have_url(f"{live_server.url}/insights/?period=4-weeks&topic=transport")

    work = page.get_by_role("region", name="Work in hand", exact=True)
    work.locator("summary").click()
    expect(work.get_by_role("row")).to_have_count(29)
    photograph(page, "insights-numbers")
    with page.expect_download() as kept:
        work.get_by_role("link", name="CSV").click()
    assert kept.value.suggested_filename == "work-in-hand-4-weeks.csv"
    rows = list(csv.reader(Path(kept.value.path()).read_text(encoding="utf-8-sig").splitlines()))
    shown = work.get_by_role("row").last.get_by_role("cell").all_inner_texts()
    assert rows[-1][1:] == shown

    page.emulate_media(media="print")
    expect(page.locator("#agreement table")).to_be_visible()
    expect(page.locator(".rail")).to_be_hidden()


def test_on_a_narrow_phone_nothing_is_cut_off(page: Page, live_server: live_server_helper.LiveServer) -> None:
    staff = builders.staff()
    insight_scene.worked(staff, 12)
    Desk(page, live_server.url).log_in("ravi")
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(f"{live_server.url}/insights/?period=all")

    wider = page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth")

    assert wider <= 0
    expect(page.locator("main")).to_contain_text("Only editors or administrators may see verdicts by reader.")
    photograph(page, "insights-all-time")
