"""Walking through a list of claims: the next is there before it is asked for, and is as it is now."""

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from claims.actions import comments
from claims.domain.wording import shortened
from claims.models import Claim, LastLook
from tests import builders
from tests.browser.screens import WIDE_AND_NARROW
from tests.browser.test_filing import enter
from tests.builders import Staff

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture
def staff(live_server: LiveServer) -> Staff:
    return builders.staff()


@pytest.fixture
def three(staff: Staff, live_server: LiveServer, page: Page) -> list[Claim]:
    """Ravi's, the first of them open, and the second fetched ahead."""
    claims = [builders.researching(staff) for _ in range(3)]
    for worth, claim in enumerate(reversed(claims)):
        Claim.objects.filter(pk=claim.pk).update(check_worthiness=worth / 10)
    enter(page, live_server.url, "ravi")
    with page.expect_response(lambda answer: f"/claims/{claims[1].pk}/" in answer.url):
        page.goto(f"{live_server.url}/claims/{claims[0].pk}/?from=view%3Dmine")
    page.wait_for_load_state("networkidle")
    return claims


def test_the_next_claim_is_fetched_ahead_and_looked_at_only_once_it_is_shown(
    page: Page, three: list[Claim]
) -> None:
    assert not LastLook.objects.filter(claim=three[1]).exists()

    page.keyboard.press("j")
    expect(page.locator("h1")).to_have_text(three[1].text)
    expect(page.locator("h1[data-ahead]")).to_be_visible()
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(1_500)

    assert LastLook.objects.filter(claim=three[1]).exists()


def test_a_claim_that_changed_since_it_was_fetched_ahead_is_shown_as_it_is(
    page: Page, three: list[Claim], staff: Staff
) -> None:
    builders.move(three[1], "release", staff.ravi)

    page.keyboard.press("j")

    expect(page.locator("h1")).to_have_text(three[1].text)
    expect(page.locator("main")).to_contain_text("Triaged")
    expect(page.locator("#move-take")).to_be_visible()


def test_a_page_made_ahead_asks_once_it_is_seen_and_then_has_the_comment_made_meanwhile(
    page: Page, three: list[Claim], staff: Staff
) -> None:
    page.add_init_script("Object.defineProperty(document, 'prerendering', { value: true })")
    page.set_extra_http_headers({"Sec-Purpose": "prefetch;prerender"})
    page.goto(page.url.replace(f"/claims/{three[0].pk}/", f"/claims/{three[1].pk}/"))
    page.set_extra_http_headers({})
    comments.add(claim=three[1], text="In which year?", by=staff.cleo)

    expect(page.locator("h1[data-ahead]")).to_have_text(three[1].text)
    page.wait_for_timeout(1_500)
    assert not LastLook.objects.filter(claim=three[1]).exists()

    page.evaluate("document.dispatchEvent(new Event('prerenderingchange'))")
    expect(page.locator("main")).to_contain_text("In which year?")
    assert LastLook.objects.filter(claim=three[1]).exists()


def test_a_claim_fetched_ahead_has_the_comment_made_meanwhile(
    page: Page, three: list[Claim], staff: Staff
) -> None:
    comments.add(claim=three[1], text="In which year?", by=staff.cleo)

    page.keyboard.press("j")

    expect(page.locator("h1")).to_have_text(three[1].text)
    expect(page.locator("main")).to_contain_text("In which year?")


@WIDE_AND_NARROW
def test_after_a_move_the_next_claim_says_what_was_done_though_it_was_fetched_ahead(
    page: Page, three: list[Claim]
) -> None:
    page.locator("#move-release summary").click()
    page.locator("#move-release").get_by_role("button", name="Release it").click()

    expect(page.locator("h1")).to_have_text(three[1].text)
    expect(page.locator(".toast")).to_contain_text(three[0].number)
    expect(page.locator(".toast [data-undo]")).to_be_visible()


def test_each_claim_on_the_way_has_its_address_and_its_title_and_back_leads_to_the_one_before(
    page: Page, live_server: LiveServer, three: list[Claim]
) -> None:
    page.evaluate("window.samePage = true")
    page.keyboard.press("j")
    expect(page.locator("h1")).to_have_text(three[1].text)

    expect(page).to_have_url(f"{live_server.url}/claims/{three[1].pk}/?from=view%3Dmine")
    expect(page).to_have_title(f"{three[1].number} {shortened(three[1].text, 60)} · factcheck")
    expect(page.locator("#live")).to_have_text(
        f"{three[1].number} {shortened(three[1].text, 60)} · factcheck"
    )
    assert page.evaluate("document.activeElement.id") == "main"
    assert page.evaluate("window.samePage")

    page.keyboard.press("j")
    expect(page.locator("h1")).to_have_text(three[2].text)
    page.go_back()
    expect(page.locator("h1")).to_have_text(three[1].text)
    page.keyboard.press("k")
    expect(page.locator("h1")).to_have_text(three[0].text)
