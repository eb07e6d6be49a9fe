"""Two people type in one text, each in a browser of their own, and neither loses a word."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from claims.actions import claims, verdicts
from claims.domain.actors import DESK
from claims.domain.writing import BEAT_SECONDS, LEASE_SECONDS
from claims.models import Claim
from tests import builders
from tests.browser import axe
from tests.browser.screens import photograph
from tests.browser.test_filing import enter
from tests.builders import Staff

pytestmark = [pytest.mark.browser, pytest.mark.slow]

OURS = "The register of June has the same number as the one of May."
THEIRS = "I asked the register again: nothing was corrected."


@pytest.fixture
def staff(live_server: LiveServer) -> Staff:
    return builders.staff()


@pytest.fixture
def edda(live_server: LiveServer, staff: Staff, page: Page) -> Page:
    return ready(page, live_server.url, "edda")


@pytest.fixture
def cleo(live_server: LiveServer, staff: Staff, browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1440, "height": 1000}, reduced_motion="reduce")
    yield ready(context.new_page(), live_server.url, "cleo")
    context.close()


def ready(page: Page, address: str, username: str) -> Page:
    page.set_default_timeout(10_000)
    page.clock.install()
    enter(page, address, username)
    return page


def stale(staff: Staff) -> Claim:
    claim = builders.published(staff, builders.claim("The ferry carried four hundred people a day"))
    verdicts.mark_stale(claim=claim, cause="A new register came out.", by=DESK)
    return claim


def later(page: Page, beats: int = 1) -> None:
    """The time of so many beats passes, each with its answer."""
    for _ in range(beats):
        with page.expect_response("**/writing/"):
            page.clock.run_for(BEAT_SECONDS * 1000)


def until(page: Page, field: Locator, words: str) -> None:
    """Somebody types on until this stands beside their text: who has left is known once that has arrived."""
    for _ in range(LEASE_SECONDS):
        field.press_sequentially("?")
        later(page)
        if re.search(words, beside(field, "here").inner_text()):
            return
        page.wait_for_timeout(1_000)
    pytest.fail(f"It never said “{words}”: {beside(field, 'here').inner_text()}")


def beside(field: Locator, part: str) -> Locator:
    return field.locator(f"xpath=following-sibling::div[1]//*[@data-line='{part}']")


def test_two_in_one_reason_see_each_other_and_what_was_sent(
    live_server: LiveServer, edda: Page, cleo: Page, staff: Staff
) -> None:
    claim = stale(staff)
    for page in (edda, cleo):
        page.goto(f"{live_server.url}/claims/{claim.pk}/")
    ours, theirs = (page.locator("#move-reaffirm [name=reason]") for page in (edda, cleo))

    theirs.press_sequentially(THEIRS)
    ours.press_sequentially(OURS)
    expect(beside(ours, "here")).to_contain_text("Cleo is writing here too, since ")
    later(cleo)
    expect(beside(theirs, "here")).to_contain_text("Edda is writing here too, since ")
    assert axe.in_both_lights(edda) == []
    photograph(edda, "writing-together")

    edda.locator("#move-reaffirm").get_by_role("button").click()
    expect(edda.locator(".toast")).to_contain_text("still holds")
    later(cleo)
    expect(beside(theirs, "changed")).to_have_text(
        "Edda has sent this form meanwhile; what you typed is kept here."
    )
    expect(beside(theirs, "here")).to_have_text("")
    expect(cleo.locator("#move-reaffirm [data-theirs]")).to_have_text(OURS)
    expect(theirs).to_have_value(THEIRS)
    assert axe.in_both_lights(cleo) == []
    photograph(cleo, "writing-sent")

    cleo.get_by_role("link", name="Show the claim as it is now").click()
    expect(cleo.locator(".typed")).to_contain_text(THEIRS)
    cleo.reload()
    expect(cleo.locator(".typed")).to_contain_text("Why, ")
    expect(cleo.locator(".typed")).to_contain_text(THEIRS)
    assert axe.in_both_lights(cleo) == []
    photograph(cleo, "writing-kept")
    cleo.get_by_role("button", name="Discard it").click()
    cleo.reload()
    expect(cleo.locator("h1")).to_have_text(claim.text)
    expect(cleo.locator(".typed")).to_have_count(0)


def test_new_words_can_be_merged_and_then_sent_at_once(
    live_server: LiveServer, edda: Page, cleo: Page, staff: Staff
) -> None:
    claim = builders.triaged(staff, builders.claim("The ferry carried four hundred people a day"))
    for page in (edda, cleo):
        page.goto(f"{live_server.url}/claims/{claim.pk}/?form=reword")
    ours, theirs = (page.locator("#reword-text") for page in (edda, cleo))
    theirs.fill("The ferry carried 400 people a day in May")
    ours.fill("The Harwick ferry carried four hundred people a day")
    edda.get_by_role("button", name="Save the words").click()
    expect(edda.locator(".toast")).to_contain_text("new words")

    later(cleo)
    expect(beside(theirs, "changed")).to_have_text("Edda has changed this text; yours is kept here.")
    photograph(cleo, "writing-changed")
    cleo.get_by_role("button", name="Put theirs below mine").click()
    expect(theirs).to_have_value(
        "The ferry carried 400 people a day in May\n\nThe Harwick ferry carried four hundred people a day"
    )
    expect(beside(theirs, "changed")).to_have_text("")
    theirs.fill("The Harwick ferry carried 400 people a day in May")
    later(cleo)
    cleo.get_by_role("button", name="Save the words").click()

    expect(cleo.locator(".toast")).to_contain_text("new words")
    claim.refresh_from_db()
    assert claim.text == "The Harwick ferry carried 400 people a day in May"


def test_whoever_was_told_of_new_words_alone_is_still_asked_to_look_at_a_move(
    live_server: LiveServer, cleo: Page, staff: Staff
) -> None:
    claim = builders.triaged(staff)
    cleo.goto(f"{live_server.url}/claims/{claim.pk}/?form=reword")
    text = cleo.locator("#reword-text")
    text.fill("The ferry carried 400 people a day in May")
    said = "The Harwick ferry carried four hundred people a day"
    claim = claims.reword(claim=claim, text=said, version=claim.version, by=staff.edda)
    builders.move(claim, "take", staff.ravi)

    later(cleo)
    expect(beside(text, "changed")).to_have_text("Edda has changed this text; yours is kept here.")
    cleo.get_by_role("button", name="Keep mine").click()
    cleo.get_by_role("button", name="Save the words").click()

    expect(cleo.locator("main")).to_contain_text("Someone changed this claim first. Look again")
    expect(text).to_have_value("The ferry carried 400 people a day in May")
    claim.refresh_from_db()
    assert claim.text == said


def test_whoever_clears_the_text_pauses_or_leaves_is_not_seen_any_more(
    live_server: LiveServer, edda: Page, cleo: Page, staff: Staff
) -> None:
    address = f"{live_server.url}/claims/{stale(staff).pk}/"
    edda.goto(address)
    ours = edda.locator("#talk-new textarea")
    ours.press_sequentially("Which year?")
    cleo.goto(address)
    theirs = cleo.locator("#talk-new textarea")
    with cleo.expect_request("**/writing/"):
        cleo.route("**/writing/", lambda _: None)  # on its way for ever
        theirs.fill("In which year?")
    with cleo.expect_event("requestfailed"):  # and must not arrive after they are gone
        theirs.fill("")
    cleo.unroute_all()
    for leave in ("clears", "pauses", "closes"):
        cleo.goto(address)
        theirs = cleo.locator("#talk-new textarea")
        theirs.fill("")
        with cleo.expect_response("**/writing/"):
            theirs.fill("In which year?")
        until(edda, ours, "^Cleo is writing here too, since ")
        if leave == "clears":
            theirs.fill("")
        elif leave == "pauses":
            later(cleo, 6)
            cleo.clock.run_for(BEAT_SECONDS * 1000)
        else:
            cleo.goto("about:blank")
        until(edda, ours, "^$")


def test_a_page_in_which_nobody_types_sends_nothing(
    live_server: LiveServer, edda: Page, staff: Staff
) -> None:
    edda.goto(f"{live_server.url}/claims/{stale(staff).pk}/", wait_until="networkidle")
    sent: list[str] = []
    edda.on("request", lambda request: sent.append(request.url))
    edda.locator("#talk-new textarea").focus()
    edda.clock.run_for(12 * BEAT_SECONDS * 1000)
    assert sent == []
    edda.locator("#talk-new textarea").press_sequentially("Which")
    later(edda, 6)
    edda.clock.run_for(12 * BEAT_SECONDS * 1000)
    heard = [url for url in sent if url.endswith("/writing/")]
    # A minute of beats after the last key, and one that says that it is over.
    assert 6 <= len(heard) <= 8
