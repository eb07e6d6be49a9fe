"""What every screen of the desk has: the palette, toasts, the list of keys, and texts that are never lost."""

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from claims.models import Article, Claim, User
from tests import builders
from tests.browser.screens import photograph
from tests.browser.test_filing import enter

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture
def claim(live_server: LiveServer, page: Page) -> Claim:
    staff = builders.staff()
    claim = builders.triaged(staff, builders.claim("Harwick built ninety homes in the last year alone"))
    enter(page, live_server.url, "ravi")
    return claim


def test_the_palette_goes_anywhere_and_makes_a_move(
    live_server: LiveServer, page: Page, claim: Claim
) -> None:
    page.keyboard.press("Control+k")
    expect(page.locator("#palette [role=option]").first).to_be_visible()
    page.keyboard.type("ninety")
    expect(page.locator("#palette [aria-selected=true]")).to_contain_text(claim.number)
    photograph(page, "palette")
    page.wait_for_load_state("networkidle")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text(claim.text)
    page.wait_for_load_state()

    page.keyboard.press("Control+k")
    expect(page.locator("#palette [role=option]").first).to_be_visible()
    page.keyboard.type("take")
    expect(page.locator("#palette [aria-selected=true]")).to_contain_text("Take")
    page.wait_for_load_state("networkidle")
    page.keyboard.press("Enter")

    expect(page.locator(".toast")).to_contain_text("In research")
    expect(page.locator("#live")).to_contain_text("In research")
    photograph(page, "toast")
    page.get_by_role("button", name="Close").click()
    expect(page.locator(".toast")).to_have_count(0)


def test_the_palette_closes_and_single_keys_sleep_while_it_is_open(page: Page, claim: Claim) -> None:
    page.keyboard.press("Control+k")
    expect(page.locator("#palette [role=option]").first).to_be_visible()
    page.keyboard.press("ArrowUp")
    expect(page.locator("#palette [role=option]").last).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Escape")
    expect(page.locator("#palette")).to_be_hidden()

    page.keyboard.press("?")
    expect(page.locator("#shortcuts")).to_contain_text("next and previous claim")
    page.keyboard.press("?")
    expect(page.locator("#shortcuts")).to_be_hidden()


def test_a_claim_and_an_article_have_a_button_for_their_keys(
    live_server: LiveServer, page: Page, claim: Claim
) -> None:
    article = Article.objects.get()
    for path, words in (
        (f"/claims/{claim.pk}/", "add a source"),
        (f"/articles/{article.pk}/", "next and previous card"),
    ):
        page.goto(f"{live_server.url}{path}")
        page.get_by_role("button", name="shortcuts").click()
        expect(page.locator("#shortcuts")).to_contain_text(words)
        page.keyboard.press("Escape")


def test_no_single_key_is_advertised_to_whoever_has_switched_them_off(
    live_server: LiveServer, page: Page, claim: Claim
) -> None:
    User.objects.filter(username="ravi").update(single_keys=False)
    for path in ("/", f"/claims/{claim.pk}/", f"/articles/{Article.objects.get().pk}/"):
        page.goto(f"{live_server.url}{path}")
        expect(page.locator("main h1")).to_be_visible()
        expect(page.locator("main kbd:visible, [popovertarget]:visible")).to_have_count(0)
        expect(page.locator(".rail kbd:visible")).to_have_count(2)


def test_a_toast_lies_over_nothing_that_one_acts_on(
    live_server: LiveServer, page: Page, claim: Claim
) -> None:
    page.goto(f"{live_server.url}/claims/{claim.pk}/")
    page.get_by_label("Add a tag").fill("homes")
    page.get_by_role("button", name="Add", exact=True).click()
    toast = page.locator(".toast").bounding_box()
    acts = page.get_by_role("complementary", name="What you can do now").bounding_box()
    assert toast
    assert acts
    assert toast["x"] + toast["width"] < acts["x"]

    page.set_viewport_size({"width": 390, "height": 500})
    field = page.locator("#talk-new textarea")
    field.evaluate("(field) => { scrollTo(0, 0); field.scrollIntoView({ block: 'nearest' }); }")
    place, over = field.bounding_box(), page.locator(".toast").bounding_box()
    assert place
    assert over
    assert place["y"] + place["height"] < over["y"]


def test_what_was_typed_outlives_a_reload_and_a_log_out(
    live_server: LiveServer, page: Page, claim: Claim
) -> None:
    address = f"{live_server.url}/claims/{claim.pk}/"
    page.goto(address)
    field = page.locator("#talk-new textarea")
    field.fill("The council counts homes that were begun.")
    page.reload()
    expect(field).to_have_value("The council counts homes that were begun.")
    expect(page.locator(".brought")).to_contain_text("is back")

    enter(page, live_server.url, "cleo")
    page.goto(address)
    expect(page.locator("#talk-new textarea")).to_have_value("")

    enter(page, live_server.url, "ravi")
    page.goto(address)
    expect(field).to_have_value("The council counts homes that were begun.")
    page.get_by_role("button", name="Discard it").click()
    page.reload()
    expect(field).to_have_value("")


def test_a_form_that_is_sent_after_the_session_has_ended_loses_nothing(
    live_server: LiveServer, page: Page, claim: Claim
) -> None:
    address = f"{live_server.url}/claims/{claim.pk}/"
    page.goto(address)
    field = page.locator("#talk-new textarea")
    field.fill("They were finished in spring.")
    page.context.clear_cookies(name="sessionid")
    field.locator("xpath=ancestor::form").get_by_role("button").first.click()

    page.locator("[name=username]").fill("ravi")
    page.locator("[name=password]").fill(builders.PASSWORD)
    page.get_by_role("button", name="Sign in").click()

    expect(page.locator("h1")).to_have_text(claim.text)
    expect(page.locator("#talk-new textarea")).to_have_value("They were finished in spring.")


def test_what_the_desk_has_taken_is_not_brought_back(
    live_server: LiveServer, page: Page, claim: Claim
) -> None:
    page.goto(f"{live_server.url}/claims/{claim.pk}/")
    field = page.locator("#talk-new textarea")
    field.fill("They were finished in spring.")
    field.locator("xpath=ancestor::form").get_by_role("button").first.click()
    expect(page.locator("#talk")).to_contain_text("They were finished in spring.")

    page.reload()

    expect(page.locator("#talk-new textarea")).to_have_value("")
    assert page.evaluate("() => Object.keys(localStorage)") == []


def test_the_palette_makes_no_move_that_was_not_asked_for(page: Page, claim: Claim) -> None:
    page.keyboard.press("j")
    page.keyboard.press("Control+k")
    page.wait_for_load_state("networkidle")
    page.keyboard.press("Enter")
    expect(page.locator("#palette")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("Control+k")
    page.keyboard.type("overd")
    page.keyboard.press("Enter")

    claim.refresh_from_db()
    assert claim.assignee is None


def test_a_refused_text_is_kept_whatever_else_is_done_on_the_page(
    live_server: LiveServer, page: Page, claim: Claim
) -> None:
    page.goto(f"{live_server.url}/claims/{claim.pk}/")
    page.keyboard.press("n")
    page.keyboard.type("A register without an address")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#source-new [aria-invalid=true]").first).to_be_focused()
    page.get_by_label("Add a tag").fill("homes")
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.locator(".toast")).to_be_visible()

    page.reload()

    expect(page.locator("#source-new").get_by_label("Title")).to_have_value("A register without an address")


def test_a_text_that_was_taken_is_gone_also_where_its_form_is(
    live_server: LiveServer, page: Page, claim: Claim
) -> None:
    page.goto(f"{live_server.url}/articles/add/")
    page.locator("textarea[name=text]").fill("The ferry stopped on Monday, the harbour office said.")
    page.locator("form:has(textarea[name=text]) button.primary").click()
    expect(page.locator(".toast")).to_contain_text("It is being read")

    page.goto(f"{live_server.url}/articles/add/")

    expect(page.locator("textarea[name=text]")).to_have_value("")
