"""Deciding on what was found in an article, card by card, with keys on a desk and with a thumb on a phone."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from claims.actions import statements
from claims.models import Statement
from tests import builders
from tests.browser.screens import photograph
from tests.browser.test_filing import enter
from tests.chromium import settled

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PHONE = pytest.mark.parametrize("viewport", [{"width": 390, "height": 844}], ids=["narrow"])
NUMBER = 8
ON = re.compile(r"\bon\b")


@pytest.fixture
def cards(live_server: LiveServer, page: Page) -> list[Statement]:
    """The suggestions in a long article, in its order; the second is accepted, and the seventh dismissed."""
    staff = builders.staff()
    aside = "The clerk of the council read the register of homes aloud until noon. " * 6
    said = [f"Harwick built {number} homes in district {number} last year" for number in range(2, 2 + NUMBER)]
    text = "\n\n".join(f"{words}, Dora Finch said. {aside}" for words in said)
    snapshot = builders.snapshot(builders.article(text))
    found = [builders.statement(words, within=snapshot) for words in said]
    for each in (*found[:1], *found[2:]):
        statements.dismiss(statement=each, by=staff.edda)
        statements.restore(statement=each, by=staff.edda)
    statements.dismiss(statement=found[6], by=staff.edda)
    enter(page, live_server.url, "edda")
    page.goto(f"{live_server.url}/articles/{snapshot.article_id}/")
    return found


def card(page: Page, statement: Statement) -> Locator:
    return page.locator(f"#c{statement.pk}")


def press(page: Page, key: str) -> None:
    page.keyboard.press(key)
    page.wait_for_load_state("networkidle")
    settled(page)


def stands(cards: list[Statement]) -> list[str]:
    for each in cards:
        each.refresh_from_db()
    return [each.standing[:3] for each in cards]


def test_whoever_accepts_by_key_goes_on_to_the_next_that_is_undecided_and_is_there(
    page: Page, cards: list[Statement]
) -> None:
    for at in (2, 3, 4, 5, 7):
        press(page, "a")
        expect(card(page, cards[at])).to_be_focused()
        expect(card(page, cards[at])).to_be_in_viewport(ratio=0.9)
        expect(page.locator(".card.on")).to_have_count(1)
        expect(card(page, cards[at])).to_have_class(ON)
    photograph(page, "reader-deciding")
    press(page, "a")

    assert stands(cards) == ["acc", "acc", "acc", "acc", "acc", "acc", "dis", "acc"]
    press(page, "a")
    expect(page.locator(".toast").last).to_contain_text("No other card here is undecided.")


def test_n_goes_from_one_undecided_card_to_the_next_and_m_adds_what_was_missed(
    page: Page, cards: list[Statement]
) -> None:
    page.keyboard.press("n")
    expect(card(page, cards[2])).to_be_focused()
    page.keyboard.press("k")
    expect(card(page, cards[1])).to_be_focused()
    press(page, "a")
    expect(card(page, cards[2])).to_be_focused()
    assert stands(cards)[1:3] == ["acc", "sug"]

    page.keyboard.press("m")
    expect(page.locator("#add-statement [name=exact]")).to_be_focused()


def test_a_key_that_is_held_decides_on_one_card(page: Page, cards: list[Statement]) -> None:
    page.keyboard.press("j")
    page.keyboard.press("j")
    for _ in range(10):
        page.keyboard.down("a")
        page.wait_for_timeout(80)
    page.keyboard.up("a")
    page.wait_for_load_state("networkidle")

    assert stands(cards).count("acc") == 2


def test_keys_act_on_no_card_of_a_tab_that_is_not_shown(page: Page, cards: list[Statement]) -> None:
    page.get_by_role("link", name="Denials").click()
    for key in ("a", "d", "e"):
        press(page, key)

    assert stands(cards) == ["sug", "acc", "sug", "sug", "sug", "sug", "dis", "sug"]
    page.get_by_role("link", name="Claims").click()
    expect(card(page, cards[0])).to_have_class(ON)


def test_whoever_edits_by_key_is_in_the_field_of_the_words(page: Page, cards: list[Statement]) -> None:
    press(page, "e")

    expect(card(page, cards[0]).get_by_label("Or the exact words")).to_be_focused()


def test_the_ends_of_a_statement_are_moved_by_words_with_keys(page: Page, cards: list[Statement]) -> None:
    press(page, "e")
    of_card = card(page, cards[0])
    start, end = of_card.get_by_label("From"), of_card.get_by_label("to", exact=True)
    end.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    start.focus()
    page.keyboard.press("ArrowUp")
    expect(of_card.get_by_label("Or the exact words")).to_have_value("built 2 homes in district 2")
    photograph(page, "reader-ends")
    page.keyboard.press("Enter")

    expect(page.locator(".toast")).to_contain_text("Saved and accepted.")
    cards[0].refresh_from_db()
    assert cards[0].exact == "built 2 homes in district 2"


def test_what_was_done_is_undone_though_the_page_has_said_something_since(
    page: Page, cards: list[Statement]
) -> None:
    press(page, "a")
    page.context.set_offline(True)
    page.context.set_offline(False)
    expect(page.locator(".toast").last).to_contain_text("The connection is back.")
    press(page, "z")

    assert stands(cards)[0] == "sug"


@PHONE
def test_on_a_phone_a_tap_on_a_card_leaves_the_page_where_it_is(page: Page, cards: list[Statement]) -> None:
    for each in cards[:6]:
        expect(card(page, each).locator(".acts")).to_be_visible()
    fourth = card(page, cards[3])
    fourth.scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    fourth.locator(".kind").click()
    fourth.locator("p a").click()
    assert page.evaluate("scrollY") == before

    place = fourth.bounding_box()
    fourth.get_by_role("button", name="Accept").click()
    expect(fourth).to_contain_text("accepted")
    page.wait_for_load_state("networkidle")
    photograph(page, "reader-phone")
    after = fourth.bounding_box()
    assert place
    assert after
    assert abs(after["y"] - place["y"]) < 2

    fourth.get_by_role("link", name="In the text").click()
    expect(page.locator(f"mark[data-statements='{cards[3].pk}']")).to_be_in_viewport()
