"""The whole job with the keyboard alone, and where no script runs: from a pasted article to a correction."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from claims.models import Claim
from claims.pipeline import drain
from tests import builders
from tests.browser.hands import Hand, Keyboard, Scriptless
from tests.browser.test_the_main_job import ARTICLE

pytestmark = [pytest.mark.browser, pytest.mark.slow]

NEEDLE = "twelve patrol boats"


@pytest.fixture
def scriptless(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1440, "height": 1000}, java_script_enabled=False)
    opened = context.new_page()
    opened.set_default_timeout(10_000)
    yield opened
    context.close()


def test_the_job_with_the_keyboard_alone(page: Page, live_server: LiveServer, settings: Settings) -> None:
    settings.PUBLIC_URL = live_server.url
    _whole_job(Keyboard(page), page, live_server.url)


def test_the_job_without_script(scriptless: Page, live_server: LiveServer, settings: Settings) -> None:
    settings.PUBLIC_URL = live_server.url
    _whole_job(Scriptless(scriptless), scriptless, live_server.url)


def _whole_job(hand: Hand, page: Page, address: str) -> None:
    builders.staff()
    _enter(hand, page, address, "edda")
    claim = _add_and_accept(hand, page)
    _triage(hand, page, claim)
    _leave(hand, page)

    _enter(hand, page, address, "ravi")
    _take(hand, page, claim)
    _add_a_source(hand, page)
    _propose(hand, page, "False", "The register of loans has no entry for Corvalia.")
    expect(page.locator("#move-confirm")).to_contain_text("another person must read it")
    _leave(hand, page)

    _enter(hand, page, address, "cleo")
    _open_from(hand, page, claim, "Needs a second reader")
    _unfold(hand, page, "send_back")
    hand.write(page.locator("#move-send_back [name=comment]"), "Which sheet of the register?")
    hand.press(page.locator("#move-send_back").get_by_role("button", name="Send back"))
    expect(page.locator("main")).to_contain_text("In research")
    _leave(hand, page)

    _enter(hand, page, address, "ravi")
    _open_from(hand, page, claim, "Assigned to me")
    expect(page.locator("main")).to_contain_text("Which sheet of the register?")
    _propose(hand, page, "", "Sheet 4 of the register has no entry for Corvalia.")
    _leave(hand, page)

    _enter(hand, page, address, "cleo")
    _open_from(hand, page, claim, "Needs a second reader")
    hand.press(page.locator("#move-confirm").get_by_role("button", name=re.compile("Confirm")))
    _is_in(claim, "published")
    _leave(hand, page)
    _read_in_public(page, address, claim, "Sheet 4 of the register")

    _correct(hand, page, address, claim)


def _correct(hand: Hand, page: Page, address: str, claim: Claim) -> None:
    """The editor opens the check again, says so, and it is confirmed with other words."""
    _enter(hand, page, address, "edda")
    page.goto(f"{address}/claims/{claim.pk}/")
    _unfold(hand, page, "reopen")
    form = page.locator("#move-reopen")
    hand.choose(form.locator("[name=correction]"), "Minor correction")
    hand.write(form.locator("[name=note]"), "The sheet is the fifth.")
    hand.press(form.get_by_role("button", name="Reopen"))
    _is_in(claim, "researching")
    _leave(hand, page)

    _enter(hand, page, address, "ravi")
    _open_from(hand, page, claim, "Assigned to me")
    _propose(hand, page, "", "Sheet 5 of the register has no entry for Corvalia.")
    _leave(hand, page)

    _enter(hand, page, address, "cleo")
    _open_from(hand, page, claim, "Needs a second reader")
    hand.press(page.locator("#move-confirm").get_by_role("button", name=re.compile("Confirm")))
    _is_in(claim, "published")
    _read_in_public(page, address, claim, "Sheet 5 of the register")
    page.goto(f"{address}/corrections/")
    expect(page.locator("main")).to_contain_text("The sheet is the fifth.")


def _enter(hand: Hand, page: Page, address: str, username: str) -> None:
    page.goto(f"{address}/login/")
    hand.write(page.locator("[name=username]"), username)
    hand.write(page.locator("[name=password]"), builders.PASSWORD)
    hand.press(page.get_by_role("button", name="Sign in"))
    expect(page.get_by_role("heading", name="Desk", exact=True)).to_be_visible()


def _leave(hand: Hand, page: Page) -> None:
    hand.press(page.get_by_role("button", name="Log out"))
    expect(page.locator("[name=username]")).to_be_visible()


def _add_and_accept(hand: Hand, page: Page) -> Claim:
    hand.press(page.get_by_role("link", name="Add article").first)
    hand.write(page.locator("textarea[name=text]"), ARTICLE)
    hand.write(page.locator("[name=publisher]"), "Ransund Ledger")
    hand.write(page.locator("[name=url]"), "https://ransund-ledger.example/boats")
    hand.date(page.locator("[name=published_at]"), "2026-10-20")
    hand.press(page.get_by_role("button", name="Add and analyse"))
    drain.drain_all()
    again = page.locator("#progress").get_by_role("link", name=re.compile("Look again|Open the article"))
    accept = page.get_by_role("button", name=re.compile("Accept all"))
    expect(again.or_(accept)).to_be_visible()
    if again.is_visible():
        hand.press(again)
    hand.press(accept)
    expect(accept).to_have_count(0)
    return Claim.objects.get(text__contains=NEEDLE)


def _open_from(hand: Hand, page: Page, claim: Claim, view: str) -> None:
    hand.press(page.locator(".rail").get_by_role("link", name=re.compile(f"^{view}")))
    hand.press(page.locator("#list").get_by_role("link", name=claim.text))
    expect(page.locator("h1")).to_have_text(claim.text)


def _triage(hand: Hand, page: Page, claim: Claim) -> None:
    _open_from(hand, page, claim, "Desk")
    form = page.locator("#move-triage")
    hand.choose(form.locator("[name=checkability]"), "now")
    hand.write(form.locator("[name=topic]"), "Defence")
    hand.press(form.get_by_role("button", name="Triage"))
    _is_in(claim, "triaged")


def _take(hand: Hand, page: Page, claim: Claim) -> None:
    _open_from(hand, page, claim, "Desk")
    hand.press(page.locator("#move-take").get_by_role("button", name="Take it"))
    _is_in(claim, "researching")


def _add_a_source(hand: Hand, page: Page) -> None:
    hand.press(page.get_by_role("link", name=re.compile("^Add source")))
    form = page.locator("form[action$='/sources/']")
    hand.write(form.locator("[name=title]"), "Register of naval loans, October 2026")
    hand.write(form.locator("[name=url]"), "https://naval-register.example/2026-10")
    hand.choose(form.locator("[name=stance]"), "efutes")
    hand.write(form.locator("[name=pinpoint]"), "sheet 4")
    hand.press(form.get_by_role("button", name="Add source"))
    expect(page.locator("#sources")).to_contain_text("Register of naval loans")


def _propose(hand: Hand, page: Page, rating: str, reason: str) -> None:
    form = page.locator("#move-propose")
    if rating:
        hand.tick(form.get_by_label(rating, exact=True))
    hand.write(form.locator("[name=reason]"), reason)
    if not form.locator("[name=no_reply_reason]").input_value():
        hand.write(form.locator("[name=no_reply_reason]"), "The government gives no interviews.")
    hand.press(form.get_by_role("button", name="Send to second reader"))
    _is_in(Claim.objects.get(text__contains=NEEDLE), "second_reading")


def _unfold(hand: Hand, page: Page, move: str) -> None:
    folded = page.locator(f"details#move-{move}:not([open]) > summary")
    if folded.count():
        hand.press(folded)


def _is_in(claim: Claim, state: str) -> None:
    claim.refresh_from_db()
    assert claim.state == state


def _read_in_public(page: Page, address: str, claim: Claim, words: str) -> None:
    page.goto(f"{address}/checks/{claim.pk}/")
    expect(page.locator("body")).to_contain_text(words)
