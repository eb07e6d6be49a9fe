"""The admin as a browser shows it: the page fixture fails on anything the content policy forbids."""

import os
from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests import builders

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_an_administrator_moves_a_claim_by_its_moves_page(live_server: LiveServer, page: Page) -> None:
    staff = builders.staff()
    claim = builders.researching(staff)
    page.goto(f"{live_server.url}{reverse('admin:index')}")
    page.fill("#id_username", "admin")
    page.fill("#id_password", builders.PASSWORD)
    page.click("input[type=submit]")
    expect(page.locator("#site-name")).to_contain_text("factcheck administration")
    _photograph(page, "admin-index")
    page.goto(f"{live_server.url}{reverse('admin:claims_claim_changelist')}")
    assert page.locator(".results").evaluate("(box) => box.scrollWidth - box.clientWidth") <= 0
    _photograph(page, "admin-claims")
    page.click(f"text={claim.number}")
    page.get_by_role("link", name="Moves", exact=True).click()
    expect(page.locator("body")).to_contain_text("Only the person who has the claim may propose a verdict")
    _photograph(page, "admin-moves")
    page.click("input[value=Release]")
    expect(page.locator(".messagelist")).to_contain_text(f"{claim.number} is now in “Triaged”.")


def _photograph(page: Page, name: str) -> None:
    folder = os.environ.get("SCREENS")
    if folder:
        page.screenshot(path=Path(folder) / f"{name}.png")
