"""The whole job in a real browser: from a pasted article to a published check."""

import importlib.util
import re
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from playwright.sync_api import Page, expect
from pytest_django import Settings, live_server_helper

from claims.models import Claim, HistoryEntry, User
from claims.queries import chain
from factcheck.processes import Child
from tests import builders
from tests.browser.screens import WIDE_AND_NARROW, photograph

pytestmark = [pytest.mark.browser, pytest.mark.slow]

CHECKER = Path(django_settings.BASE_DIR).parent / "shared" / "spec" / "check_claimreview.py"

ARTICLE = """EXPLAINER: Did Corvalia ask Tamrin for patrol boats?

By Ada Lund

RANSUND (NWA) — The United Isles say Corvalia has asked Tamrin to lend it twelve patrol boats.
Corvalia and Tamrin have denied the allegation, with a Tamrin spokesman calling it “a fabrication”.

Any boats would be “slow and badly armed,” said Petra Holm, a naval historian at Ransund University.

She added that Corvalia had lost nine boats since March.
"""


class Desk:
    """What a person does at the desk, in their own words."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address

    def log_in(self, username: str) -> None:
        self.page.goto(f"{self.address}/login/")
        self.page.locator("[name=username]").fill(username)
        self.page.locator("[name=password]").fill(builders.PASSWORD)
        self.page.get_by_role("button", name="Sign in").click()
        expect(self.page.get_by_role("heading", name="Desk", exact=True)).to_be_visible()
        photograph(self.page, f"desk-{username}")

    def log_out(self) -> None:
        self.page.context.clear_cookies()

    def open_claim(self, claim: Claim) -> None:
        self.page.goto(f"{self.address}/claims/{claim.pk}/")
        expect(self.page.locator("h1")).to_contain_text("patrol boats")

    def settle(self) -> None:
        expect(self.page.locator(".htmx-request, .htmx-settling, .htmx-swapping")).to_have_count(0)

    def state_is(self, label: str) -> None:
        self.settle()
        expect(self.page.locator(".steps .now, .state").first).to_contain_text(label)


@WIDE_AND_NARROW
def test_from_a_pasted_article_to_a_published_check(
    page: Page,
    live_server: live_server_helper.LiveServer,
    settings: Settings,
    celery_worker_process: Child,
) -> None:
    settings.PUBLIC_URL = live_server.url
    staff = builders.staff()
    desk = Desk(page, live_server.url)

    desk.log_in("edda")
    claim = _add_and_accept(desk)
    _triage_and_assign(desk, claim, staff.ravi)
    desk.log_out()

    desk.log_in("ravi")
    _research_and_propose(desk, claim)
    _is_refused_as_second_reader(desk)
    desk.log_out()

    desk.log_in("cleo")
    _confirm(desk, claim)
    desk.log_out()

    _read_in_public(desk, claim)
    assert chain.verify_all().first_broken is None
    moves = HistoryEntry.objects.filter(subject="claim", subject_id=claim.pk, kind="claim.moved")
    assert [entry.data["move"] for entry in moves.order_by("position")] == [
        "triage",
        "assign",
        "propose",
        "confirm",
    ]


def _add_and_accept(desk: Desk) -> Claim:
    page = desk.page
    page.get_by_role("link", name="Add article").first.click()
    page.locator("textarea[name=text]").fill(ARTICLE)
    page.locator("[name=publisher]").fill("Ransund Ledger")
    page.locator("[name=url]").fill("https://ransund-ledger.example/boats")
    page.locator("[name=published_at]").fill("2026-10-20")
    photograph(page, "add")
    page.locator("main form button.primary").click()
    expect(page.locator("mark.claim").first).to_be_visible(timeout=30_000)
    expect(page.locator("mark.denial").first).to_be_visible()
    expect(page.locator("mark.claim").filter(has_text="twelve patrol boats").first).to_be_visible()
    photograph(page, "reader")
    page.get_by_role("button", name=re.compile("Accept all")).click()
    desk.settle()
    expect(page.get_by_role("button", name=re.compile("Accept all"))).to_have_count(0)
    claim = Claim.objects.get(text__contains="twelve patrol boats")
    assert claim.denial_count >= 2
    return claim


def _triage_and_assign(desk: Desk, claim: Claim, ravi: User) -> None:
    page = desk.page
    desk.open_claim(claim)
    _open(page, "triage")
    page.locator("#move-triage [name=checkability]").select_option("fact_now")
    page.locator("#move-triage [name=topic]").fill("Defence")
    page.locator("#move-triage button").last.click()
    desk.state_is("Triaged")
    _open(page, "assign")
    page.locator("#move-assign [name=assignee]").select_option(str(ravi.pk))
    page.locator("#move-assign button").last.click()
    desk.state_is("In research")


def _research_and_propose(desk: Desk, claim: Claim) -> None:
    page = desk.page
    desk.open_claim(claim)
    expect(page.locator("#move-propose")).to_contain_text("another story")
    photograph(page, "claim-before-source")
    page.get_by_text("Add source", exact=True).first.click()
    form = page.locator("form[action$='/sources/']")
    form.locator("[name=title]").fill("Register of naval loans, October 2026")
    form.locator("[name=url]").fill("https://naval-register.example/2026-10")
    form.locator("[name=stance]").select_option("refutes")
    form.locator("[name=kind]").select_option("primary")
    form.locator("[name=pinpoint]").fill("sheet 4")
    form.get_by_role("button", name="Add source").click()
    expect(page.locator("#sources")).to_contain_text("Register of naval loans")
    desk.settle()
    propose = page.locator("#move-propose")
    propose.locator("input[name=rating][value=false]").check()
    propose.locator("[name=reason]").fill("The register of loans has no entry for Corvalia.")
    propose.get_by_role("button", name="Send to second reader").click()
    expect(page.locator("#move-propose .problem")).to_contain_text("ask for a reply")
    desk.settle()
    expect(page.locator("#move-propose [name=reason]")).to_have_value(
        "The register of loans has no entry for Corvalia."
    )
    photograph(page, "claim-refused")
    page.locator("#move-propose [name=no_reply_reason]").fill("The government gives no interviews.")
    page.locator("#move-propose").get_by_role("button", name="Send to second reader").click()
    desk.state_is("Second reading")


def _is_refused_as_second_reader(desk: Desk) -> None:
    refused = desk.page.locator("#move-confirm")
    expect(refused.get_by_role("button")).to_be_disabled()
    expect(refused).to_contain_text("another person must read it")
    photograph(desk.page, "claim-second-reader-refused")


def _confirm(desk: Desk, claim: Claim) -> None:
    desk.open_claim(claim)
    expect(desk.page.locator("main")).to_contain_text("The register of loans has no entry for Corvalia.")
    photograph(desk.page, "claim-second-reading")
    desk.page.locator("#move-confirm").get_by_role("button", name=re.compile("Confirm")).click()
    desk.state_is("Published")
    photograph(desk.page, "claim-published")


def _read_in_public(desk: Desk, claim: Claim) -> None:
    page = desk.page
    address = f"{desk.address}/checks/{claim.pk}/"
    page.goto(address)
    expect(page.locator("body")).to_contain_text("False")
    expect(page.locator("body")).to_contain_text("a fabrication")
    expect(page.locator("body")).to_contain_text("Register of naval loans")
    photograph(page, "check")
    if not CHECKER.exists():
        pytest.skip("shared/spec/check_claimreview.py is not beside this checkout")
    spec = importlib.util.spec_from_file_location("check_claimreview", CHECKER)
    assert spec
    assert spec.loader
    checker = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(checker)
    response = page.request.get(address)
    assert checker.check_html(response.text(), address) == []


def _open(page: Page, move: str) -> None:
    """Unfold the form of a move, where it is folded."""
    folded = page.locator(f"details#move-{move}:not([open]) > summary")
    if folded.count():
        folded.click()
