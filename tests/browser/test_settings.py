"""The settings as a person goes through them: a clock, a key, and a code after the password."""

import re

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from claims.actions import desk_words
from claims.domain.reply_templates import TemplateFields
from claims.models import User
from tests import builders
from tests.browser.screens import WIDE_AND_NARROW, photograph
from tests.browser.test_filing import enter
from tests.signing_in import code_of

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@WIDE_AND_NARROW
def test_a_person_chooses_a_clock_and_makes_a_key(live_server: LiveServer, page: Page) -> None:
    builders.staff()
    enter(page, live_server.url, "ravi")
    page.get_by_role("link", name="Settings", exact=True).click()
    page.get_by_label("Time zone").select_option("America/New_York")
    page.get_by_label("Theme").select_option("dark")
    photograph(page, "settings-profile")
    page.get_by_role("button", name="Save the profile").click()
    expect(page.locator(".alert")).to_contain_text("Your profile is saved.")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")

    page.get_by_role("link", name="API keys").click()
    page.get_by_label("What the key is for").fill("Newsletter script")
    page.get_by_role("button", name="Make a key").click()
    expect(page.get_by_label("Your new key")).to_have_value(re.compile(r"[\w-]{43}"))
    expect(page.get_by_label("What the key is for")).to_have_value("")
    photograph(page, "settings-keys")
    page.get_by_role("button", name="Revoke Newsletter script").click()
    expect(page.get_by_role("heading", name="No keys")).to_be_visible()

    page.get_by_role("link", name="Signed in", exact=True).click()
    expect(page.get_by_role("row", name="Chrome on Linux This one")).to_be_visible()
    photograph(page, "settings-sessions")


def test_a_person_sets_up_a_code_and_signs_in_with_it(live_server: LiveServer, page: Page) -> None:
    ravi = builders.staff().ravi
    enter(page, live_server.url, "ravi")
    page.goto(f"{live_server.url}/settings/two-factor/")
    page.get_by_role("button", name="Set it up").click()
    expect(page.get_by_role("img", name="The QR code of your secret")).to_be_visible()
    photograph(page, "settings-two-factor")
    page.get_by_label("Six digits").fill(code_of(ravi))
    page.get_by_role("button", name="Turn it on").click()
    expect(page.locator(".codes li")).to_have_count(10)
    photograph(page, "settings-backup-codes")
    backup = page.locator(".codes li").first.inner_text()

    enter(page, live_server.url, "ravi")
    expect(page.get_by_role("heading", name="Your code")).to_be_visible()
    page.get_by_label("The six digits").fill("000000")
    page.get_by_role("button", name="Sign in").click()
    expect(page.locator(".problem")).to_contain_text("This code does not fit.")
    photograph(page, "login-code")
    page.get_by_label("The six digits").fill(backup)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", name="Desk", exact=True)).to_be_visible()


@WIDE_AND_NARROW
def test_an_administrator_keeps_the_desks_own_words(live_server: LiveServer, page: Page) -> None:
    admin: User = builders.staff().admin
    for name in ("Housing", "Harbours and ferries", "Budget"):
        desk_words.save_topic(topic=None, name=name, in_use=name != "Budget", by=admin)
    letter = TemplateFields("First letter", "Your reply, please", "Dear {party},\n\n{questions}", in_use=True)
    desk_words.save_template(template=None, fields=letter, by=admin)
    enter(page, live_server.url, "admin")
    for name, address in (("ratings", "ratings/"), ("topics", "topics/"), ("letters", "templates/")):
        page.goto(f"{live_server.url}/settings/{address}")
        expect(page.locator(".places .here")).to_have_attribute("aria-current", "page")
        photograph(page, f"settings-{name}")
    page.get_by_role("link", name="Edit First letter").click()
    page.get_by_label("Letter", exact=True).fill("Dear {nobody},")
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".problem")).to_contain_text("“{nobody}” is no place that is filled")
    photograph(page, "settings-letter")
