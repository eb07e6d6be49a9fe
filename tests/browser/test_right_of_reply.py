"""A party is asked, answers by its link without an account, and the answer stands in the check."""

import re
from datetime import timedelta

import pytest
from django.conf import settings as django_settings
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django import Settings, live_server_helper

from claims.domain.speech import AttributionLevel
from claims.models import Claim, ReplyRequest, User
from claims.pipeline import drain
from tests import builders
from tests.browser.screens import photograph
from tests.chromium import settled

pytestmark = [pytest.mark.browser, pytest.mark.slow]

CLAIM = "The council of Harwick built 412 homes in the last year alone"
ANSWER = "We counted the homes that were bought as well.\n\nThe total is correct <b>nonetheless</b>."


def sign_in(page: Page, address: str, user: User) -> None:
    client = Client()
    client.force_login(user)
    cookie = client.cookies[django_settings.SESSION_COOKIE_NAME]
    page.context.clear_cookies()
    page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": address}])


def test_an_asked_party_answers_by_its_link_and_the_answer_stands_in_the_check(
    page: Page, live_server: live_server_helper.LiveServer, settings: Settings
) -> None:
    settings.PUBLIC_URL = live_server.url
    settings.NEWSROOM_CONTACT = "desk@harwick-courier.example"
    staff = builders.staff()
    claim = builders.researching(staff, builders.claim(CLAIM))
    builders.source(claim, staff.ravi)

    sign_in(page, live_server.url, staff.ravi)
    address = _ask_and_make_a_link(page, live_server.url, claim)
    page.context.clear_cookies()
    _answer(page, address)
    assert page.context.cookies() == []
    _come_again(page, address)

    sign_in(page, live_server.url, staff.ravi)
    _find_the_answer_on_the_desk(page, live_server.url, claim)
    builders.move(claim, "propose", staff.ravi, rating="false", reason="The register counts 244.")
    builders.move(claim, "confirm", staff.cleo)
    page.goto(f"{live_server.url}/checks/{claim.pk}/")
    expect(page.locator(".replies")).to_contain_text("We counted the homes that were bought as well.")
    expect(page.locator(".replies")).to_contain_text("Dora Finch, councillor")
    photograph(page, "check-with-reply")


def _ask_and_make_a_link(page: Page, address: str, claim: Claim) -> str:
    page.goto(f"{address}/claims/{claim.pk}/")
    page.get_by_text("Ask for a reply", exact=True).click()
    form = page.locator("form[action$='/replies/']")
    form.locator("[name=questions]").fill(
        "The register counts 244 homes built and 168 bought. Why did you say 412?\nOn what do you base it?"
    )
    form.locator("[name=address]").fill("dora.finch@harwick.example")
    photograph(page, "claim-reply-ask")
    form.get_by_role("button", name="Record the question").click()
    expect(page.locator("#replies")).to_contain_text("Say until when an answer is wanted.")
    expect(form.locator("[name=address]")).to_have_value("dora.finch@harwick.example")
    form.locator("[name=deadline]").fill((timezone.now() + timedelta(days=9)).date().isoformat())
    form.get_by_role("button", name="Record the question").click()
    expect(page.locator("#replies .asked li")).to_have_count(2)
    settled(page)
    page.get_by_role("button", name="Make a link to answer by").click()
    made = page.locator(".newlink input")
    expect(made).to_be_visible()
    photograph(page, "claim-reply-link")
    found = made.input_value()
    page.goto(f"{address}/claims/{claim.pk}/")
    expect(page.locator("#replies")).to_contain_text("A link to answer by works until")
    expect(page.locator(".newlink")).to_have_count(0)
    return found


def _answer(page: Page, address: str) -> None:
    response = page.goto(address)
    assert response is not None
    assert response.headers["referrer-policy"] == "no-referrer"
    assert response.headers["cache-control"] == "no-store, private"
    expect(page.get_by_role("heading", name=CLAIM)).to_be_visible()
    photograph(page, "reply")
    page.get_by_role("button", name="Look it over").click()
    expect(page.locator(".answers")).to_contain_text("Answer at least one question.")
    photograph(page, "reply-refused")
    page.locator("[name=answer-0]").fill(ANSWER)
    page.locator("[name=name]").fill("Dora Finch")
    page.locator("[name=role]").fill("councillor")
    page.get_by_label("Yes, with the name").check()
    page.get_by_role("button", name="Look it over").click()
    expect(page.locator("main")).to_contain_text("It may be published")
    photograph(page, "reply-confirm")
    page.get_by_role("button", name="Change it").click()
    expect(page.locator("[name=answer-0]")).to_have_value(ANSWER)
    expect(page.get_by_label("Yes, with the name")).to_be_checked()
    assert ReplyRequest.objects.get().outcome is None
    page.get_by_role("button", name="Look it over").click()
    page.get_by_role("button", name=re.compile("Send it to")).click()
    expect(page.get_by_role("heading", name="Thank you")).to_be_visible()
    expect(page.locator("blockquote")).to_contain_text("<b>nonetheless</b>")
    photograph(page, "reply-thanks")


def _come_again(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.get_by_role("heading", name="An answer was received")).to_be_visible()
    expect(page.locator("main")).not_to_contain_text("We counted")
    expect(page.locator("main")).to_contain_text("desk@harwick-courier.example")
    photograph(page, "reply-closed")


def _find_the_answer_on_the_desk(page: Page, address: str, claim: Claim) -> None:
    drain.drain_all()
    page.goto(f"{address}/claims/{claim.pk}/")
    expect(page.locator("#replies")).to_contain_text("We counted the homes that were bought as well.")
    expect(page.locator("#sources")).to_contain_text("it does not count as independent")
    expect(page.locator("#history")).to_contain_text("Dora Finch, by its link answered what was asked")
    photograph(page, "claim-reply-answered")
    page.goto(f"{address}/notices/")
    expect(page.locator("main")).to_contain_text(f"Dora Finch answered on {claim.number}.")


def test_an_editor_approves_what_a_reviewer_said_of_an_anonymous_source(
    page: Page, live_server: live_server_helper.LiveServer
) -> None:
    staff = builders.staff()
    unnamed = builders.voice("two officials of the port", AttributionLevel.GRANTED_ANONYMITY)
    claim = builders.researching(staff, builders.claim(CLAIM, said_by=unnamed))
    builders.source(claim, staff.ravi)
    sign_in(page, live_server.url, staff.ravi)
    page.goto(f"{live_server.url}/claims/{claim.pk}/")
    expect(page.locator("#move-propose")).to_contain_text("not named here")
    form = page.locator("#anonymity form.entry")
    for name in ("information", "vital", "reliable", "described"):
        form.locator(f"[name={name}][value=yes]").check()
    form.locator("[name=only_way][value=no]").check()
    form.get_by_role("button", name="Record the assessment").click()
    expect(page.locator("#anonymity")).to_contain_text("say why the claim is checked all the same")
    expect(form.locator("[name=vital][value=yes]")).to_be_checked()
    photograph(page, "claim-anonymity-refused")
    form.locator("[name=exception]").fill("Three papers print it as a fact.")
    form.locator("[name=reason_given]").fill("because they were not allowed to speak")
    form.get_by_role("button", name="Record the assessment").click()
    approve = page.locator("#anonymity").get_by_role("button", name="Approve")
    expect(approve).to_be_disabled()
    settled(page)
    photograph(page, "claim-anonymity-waits")

    sign_in(page, live_server.url, staff.edda)
    page.goto(f"{live_server.url}/claims/{claim.pk}/")
    approve.click()
    expect(page.locator("#anonymity")).to_contain_text("approved by Edda")
    settled(page)
    photograph(page, "claim-anonymity-approved")
