"""What somebody sees where a page should be."""

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests import builders
from tests.browser.screens import photograph
from tests.browser.test_filing import enter

pytestmark = [pytest.mark.browser, pytest.mark.slow]

_ASKED = """(address) => fetch(address)
  .then((answer) => answer.text())
  .then(() => performance.getEntriesByType("resource"))
  .then((entries) => entries.findLast((entry) => entry.name.endsWith(address)).toJSON())"""
"""What the browser says of how the answer came; what it calls the way differs by its version."""


def test_a_desk_that_cannot_be_reached_is_said_in_its_own_voice(live_server: LiveServer, page: Page) -> None:
    builders.staff()
    enter(page, live_server.url, "ravi")
    page.evaluate("() => navigator.serviceWorker.ready.then(() => true)")
    page.context.set_offline(True)
    page.goto(f"{live_server.url}/articles/")

    expect(page.get_by_role("heading", level=1)).to_have_text("The desk cannot be reached")
    assert "Newsreader" in page.evaluate("() => getComputedStyle(document.querySelector('h1')).fontFamily")
    photograph(page, "offline")

    page.context.set_offline(False)
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("Articles")


def test_an_address_that_leads_nowhere_leads_back(live_server: LiveServer, page: Page) -> None:
    builders.staff()
    enter(page, live_server.url, "ravi")
    page.goto(f"{live_server.url}/articles/")
    page.evaluate("() => location.assign('/nowhere/')")
    page.get_by_role("link", name="Back to where you were").click()

    expect(page).to_have_url(f"{live_server.url}/articles/")


def test_what_a_script_asks_for_does_not_wait_for_the_script_of_the_page_without_connection(
    page: Page, live_server: LiveServer
) -> None:
    builders.staff()
    enter(page, live_server.url, "ravi")
    page.evaluate("() => navigator.serviceWorker.ready.then(() => true)")
    page.reload()

    asked = page.evaluate(_ASKED, "/parties/")

    assert "network" in (asked.get("workerMatchedRouterSource"), asked.get("workerMatchedSourceType"))
