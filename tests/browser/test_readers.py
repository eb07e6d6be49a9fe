"""What readers do on the public site, in a browser that runs no script."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect
from pytest_django.live_server_helper import LiveServer

from tests import builders
from tests.browser.screens import WIDE_AND_NARROW, photograph

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture
def reader(browser: Browser, live_server: LiveServer, viewport: ViewportSize) -> Iterator[Page]:
    """Two published checks, and a page without script at the list of them."""
    staff = builders.staff()
    homes = builders.claim("Harwick built 412 homes in the year to June")
    builders.denial(homes)
    builders.published(staff, homes)
    ferry = builders.claim("The ferry carried four hundred people", said_by=builders.voice("Osric Venn"))
    builders.published(staff, ferry)
    context = browser.new_context(java_script_enabled=False, viewport=viewport)
    opened = context.new_page()
    opened.goto(f"{live_server.url}/checks/")
    yield opened
    context.close()


@WIDE_AND_NARROW
def test_a_reader_finds_a_check_and_what_else_its_speaker_said(reader: Page) -> None:
    expect(reader.locator(".checks li")).to_have_count(2)
    reader.get_by_label("Words").fill("homes")
    reader.get_by_label("Verdict").select_option(label="False")
    reader.get_by_role("button", name="Search").click()
    expect(reader.locator(".checks li")).to_have_count(1)
    expect(reader.get_by_label("Words")).to_have_value("homes")

    reader.get_by_role("link", name="Harwick built 412 homes in the year to June").click()
    expect(reader.get_by_role("heading", level=1)).to_contain_text("412 homes")
    reader.get_by_role("link", name="Ministry of Works", exact=True).click()
    expect(reader).to_have_title("What Ministry of Works said or denied · The Desk")
    expect(reader.locator(".checks li")).to_have_count(1)

    reader.get_by_role("link", name="Take away: Said or denied by Ministry of Works").click()
    expect(reader.locator(".checks li")).to_have_count(2)


@WIDE_AND_NARROW
def test_a_reader_learns_how_it_is_done_and_prints_a_check(reader: Page, page: Page) -> None:
    reader.get_by_role("link", name="How we work", exact=True).first.click()
    expect(reader.get_by_role("row", name="Unproven")).to_be_visible()
    reader.get_by_role("link", name="Checks", exact=True).click()
    address = reader.get_by_role("link", name="The ferry carried four hundred people").get_attribute("href")

    page.goto(reader.url.removesuffix("/checks/") + str(address))
    photograph(page, "check")
    page.emulate_media(media="print", color_scheme="dark")
    expect(page.locator("body")).to_have_css("background-color", "rgb(251, 250, 247)")
    expect(page.get_by_role("navigation", name="Site")).to_be_hidden()
    expect(page.get_by_text("Copies of one story")).to_be_visible()
