"""The desk holds its shape: columns stand still, menus stay within the window, and one sees where one is."""

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from claims.models import Claim, Party, Statement, User
from tests import builders
from tests.browser import axe
from tests.browser.screens import photograph
from tests.browser.test_filing import enter

pytestmark = [pytest.mark.browser, pytest.mark.slow]

HEADS = (
    "[...document.querySelectorAll('.queue th')].map((head) => Math.round(head.getBoundingClientRect().left))"
)
OVER = """() => {
  const cells = [...document.querySelectorAll('.queue td')];
  const over = cells.filter((cell) => cell.scrollWidth > cell.clientWidth + 1);
  const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  return [wide, ...over.map((cell) => `${cell.className}: ${cell.innerText}`)];
}"""
LONG = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnung bridges " * 2


@pytest.fixture
def desk(live_server: LiveServer, page: Page) -> Page:
    staff = builders.staff()
    builders.published(staff, builders.claim("The mast stands on public land"), rating="mostly_true")
    builders.in_second_reading(staff, builders.claim("Harwick built sixty homes"), rating="misleading")
    builders.triaged(staff, builders.claim(LONG), topic="Housing")
    builders.denial(builders.claim("The ferry was late on every day of June"))
    enter(page, live_server.url, "edda")
    return page


@pytest.mark.parametrize("language", ["en", "de"])
def test_columns_stand_where_they_stand_in_every_list_and_nothing_is_cut_off(
    live_server: LiveServer, desk: Page, language: str
) -> None:
    User.objects.update(language=language)
    for width in (1440, 1280, 1121, 1120, 1024):
        desk.set_viewport_size({"width": width, "height": 900})
        heads = []
        for query in ("view=all", "view=second_reading", "view=published", "view=unassigned", "state=new"):
            desk.goto(f"{live_server.url}/?{query}")
            heads.append(desk.evaluate(HEADS))
            assert desk.evaluate(OVER) == [0], f"{width} {query}"
        assert heads == heads[:1] * len(heads), width
    desk.goto(f"{live_server.url}/?view=all")
    photograph(desk, f"desk-columns-{language}")


@pytest.mark.parametrize("width", [390, 320, 900, 1024])
def test_an_opened_filter_stays_within_the_window(live_server: LiveServer, desk: Page, width: int) -> None:
    Party.objects.create(name="The Ministry of Works, Bridges, Ferries and Harbours", kind="government")
    Statement.objects.update(party=Party.objects.latest("pk"))
    desk.set_viewport_size({"width": width, "height": 844})
    desk.goto(f"{live_server.url}/?view=all")
    for menu in desk.locator(".chips .menu").all():
        menu.locator("summary").click()
        expect(menu.locator(".choices")).to_be_visible()
        box = menu.locator(".choices").bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        assert desk.evaluate("document.documentElement.scrollWidth") <= width
        if "Verdict" in menu.inner_text() and width == 390:
            assert axe.in_both_lights(desk) == []
            photograph(desk, "desk-menu")
        menu.locator("summary").click()


def test_on_a_phone_the_strip_of_screens_shows_which_one_it_is(live_server: LiveServer, desk: Page) -> None:
    desk.set_viewport_size({"width": 390, "height": 844})
    desk.goto(f"{live_server.url}/insights/")
    box = desk.locator(".rail .links .here").bounding_box()
    assert box
    assert 0 <= box["x"] <= 390 - box["width"]


def test_what_the_list_says_of_itself_covers_no_head(live_server: LiveServer, desk: Page) -> None:
    desk.goto(f"{live_server.url}/?view=all")
    builders.claim("The ferry to Ostermere was late on every day of July")
    desk.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(desk.locator("[data-fresh]")).to_be_visible()
    pill, head = desk.locator("[data-fresh] a").bounding_box(), desk.locator(".queue thead").bounding_box()
    assert pill
    assert head
    assert pill["y"] + pill["height"] <= head["y"] + 1
    photograph(desk, "desk-fresh")


def test_the_title_follows_what_is_searched_for(live_server: LiveServer, desk: Page) -> None:
    desk.goto(f"{live_server.url}/?view=all")
    desk.locator(".search input").fill("ferry")
    expect(desk).to_have_title("All: “ferry” · Desk · factcheck")


def test_on_a_phone_a_proposal_is_confirmed_below_what_it_rests_on(
    live_server: LiveServer, desk: Page
) -> None:
    claim = Claim.objects.get(state="second_reading")
    desk.set_viewport_size({"width": 390, "height": 844})
    desk.goto(f"{live_server.url}/claims/{claim.pk}/")
    parts = ("[aria-labelledby=proposal-title]", "#sources", "#replies", "#move-confirm", "#talk", "#history")
    tops = [desk.locator(part).bounding_box() for part in parts]
    assert [box["y"] for box in tops if box] == sorted(box["y"] for box in tops if box)
    assert all(tops)
    photograph(desk, "claim-judging")
