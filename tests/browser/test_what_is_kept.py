"""Whatever somebody types or chooses outlives a reload, until it is sent."""

import pytest
from playwright.sync_api import Page, expect
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from claims.actions import reply_links
from tests import builders
from tests.browser import axe
from tests.browser.screens import photograph
from tests.browser.test_filing import enter
from tests.chromium import settled

pytestmark = [pytest.mark.browser, pytest.mark.slow]

KEPT = "Object.keys(localStorage).filter((name) => name.startsWith('draft:')).length"


def test_an_address_a_day_and_what_was_chosen_come_back_and_can_be_discarded(
    live_server: LiveServer, page: Page
) -> None:
    staff = builders.staff()
    claim = builders.ready_to_propose(staff)
    enter(page, live_server.url, "ravi")
    page.goto(f"{live_server.url}/claims/{claim.pk}/?form=source-new")
    source, verdict = page.locator("#source-new"), page.locator("#move-propose")
    source.get_by_label("Address").fill("https://harwick.example/register")
    source.get_by_label("It", exact=True).select_option("refutes")
    page.locator("#source-new summary").focus()
    page.keyboard.press("3")
    verdict.get_by_label("As of").fill("2026-01-31")

    page.goto(f"{live_server.url}/claims/{claim.pk}/")
    expect(source.get_by_label("Address")).to_have_value("https://harwick.example/register")
    expect(source.get_by_label("It", exact=True)).to_have_value("refutes")
    expect(verdict.get_by_role("radio").nth(2)).to_be_checked()
    expect(verdict.get_by_label("As of")).to_have_value("2026-01-31")
    chosen = verdict.locator("fieldset .brought")
    expect(chosen).to_contain_text("What you chose at")
    assert axe.in_both_lights(page) == []
    photograph(page, "claim-kept")
    chosen.get_by_role("button").click()
    expect(verdict.locator("[type=radio]:checked")).to_have_count(0)

    source.get_by_label("Title").fill("The register")
    source.get_by_role("button", name="Add source").click()
    expect(page.locator("#sources")).to_contain_text("The register")
    settled(page)
    page.goto(f"{live_server.url}/claims/{claim.pk}/?form=source-new")
    expect(source.get_by_label("Address")).to_have_value("")


def test_what_an_asked_party_writes_outlives_a_reload_and_is_gone_once_it_is_sent(
    live_server: LiveServer, page: Page, settings: Settings
) -> None:
    settings.PUBLIC_URL = live_server.url
    staff = builders.staff()
    request = builders.ready_to_propose(staff).reply_requests.get()
    page.goto(reply_links.make(request=request, by=staff.ravi))
    page.locator("[name=answer-0]").fill("We counted the homes that were bought as well.")
    page.locator("[name=name]").fill("Dora Finch")
    page.locator("[name=role]").fill("councillor")
    page.locator("[name=quotable][value=no]").check()

    page.reload()
    expect(page.locator("[name=answer-0]")).to_have_value("We counted the homes that were bought as well.")
    expect(page.locator("[name=quotable][value=no]")).to_be_checked()
    assert axe.in_both_lights(page) == []
    photograph(page, "reply-kept")
    page.get_by_role("button", name="Look it over").click()
    assert page.evaluate(KEPT) == 4
    page.get_by_role("button", name="Send it to").click()
    expect(page.get_by_role("heading", name="Thank you")).to_be_visible()
    assert page.evaluate(KEPT) == 0
    assert page.context.cookies() == []
