"""Adding articles as a browser shows it; a logged error fails the page."""

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from claims.models import Article
from claims.pipeline import drain
from tests import builders, known
from tests.browser import axe
from tests.browser.screens import WIDE_AND_NARROW, photograph
from tests.browser.test_filing import enter

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@WIDE_AND_NARROW
def test_an_address_is_added_refused_and_tried_again(live_server: LiveServer, page: Page) -> None:
    builders.staff()
    enter(page, live_server.url, "ravi")
    page.goto(f"{live_server.url}/articles/add/")
    photograph(page, "add")
    page.get_by_label("Address", exact=True).first.fill("ftp://ledger.example/1\nledger")
    page.get_by_role("button", name="Fetch and analyse").click()
    expect(page.locator(".problem").first).to_contain_text("Line 1, “ftp://ledger.example/1”")
    photograph(page, "add-wrong-address")

    page.get_by_label("Address", exact=True).first.fill(
        "http://10.0.0.1/news/2026/10/the-bridge-at-lowgate-can-carry-lorries-again?page=1&print=yes"
    )
    page.get_by_role("button", name="Fetch and analyse").click()
    expect(page.locator("#progress")).to_contain_text("A worker fetches its page")
    photograph(page, "address-waits")
    drain.drain_all()
    expect(page.locator("#progress")).to_contain_text("not of the public internet")
    photograph(page, "address-refused")
    page.get_by_role("button", name="Try again").click()
    expect(page.locator("#progress")).to_contain_text("A worker fetches its page")
    assert Article.objects.get().status == "waiting"
    page.goto(f"{live_server.url}/articles/")
    photograph(page, "articles")


def test_a_long_address_that_is_refused_leaves_a_narrow_page_as_wide_as_it_was(
    live_server: LiveServer, page: Page
) -> None:
    builders.staff()
    enter(page, live_server.url, "ravi")
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{live_server.url}/articles/add/")
    page.get_by_label("Address", exact=True).first.fill("https://ledger.example/1\nftp://" + "x" * 120)
    page.get_by_role("button", name="Fetch and analyse").click()
    expect(page.locator(".outcome.wrong")).to_contain_text("Line 2")
    expect(page.locator("#arrived")).to_contain_text("1 article: 1 under way.")
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def drop(page: Page, files: dict[str, str]) -> None:
    """Drag files over the form and let them go there, as a person does from a folder."""
    dragged = page.evaluate_handle(
        """(files) => {
          const dragged = new DataTransfer();
          for (const [name, text] of Object.entries(files)) dragged.items.add(new File([text], name));
          return dragged;
        }""",
        files,
    )
    form = page.locator("form[data-drop]")
    form.dispatch_event("dragenter", {"dataTransfer": dragged})
    expect(page.get_by_text("Drop the files here")).to_be_visible()
    photograph(page, "add-dragged-over")
    form.dispatch_event("drop", {"dataTransfer": dragged})
    expect(page.get_by_text("Drop the files here")).to_be_hidden()


def test_files_are_dropped_listed_taken_out_and_each_has_its_own_outcome(
    live_server: LiveServer, page: Page
) -> None:
    builders.staff()
    known.article(title="Bird flu at a fourth farm")
    enter(page, live_server.url, "ravi")
    page.goto(f"{live_server.url}/articles/add/")
    page.get_by_label("Publisher").fill("Harwick Ledger")
    drop(page, {"boats.txt": known.OTHER, "scan.png": "GIF8\0", "notes.txt": "Not for the desk."})
    drop(page, {"copy.txt": known.COPY, "boats.txt": known.OTHER + "x", "film.txt": "a" * 5_300_000})
    chosen = page.locator(".chosen li")
    expect(chosen).to_have_count(6)
    expect(chosen.filter(has_text="scan.png")).to_contain_text("of a kind that is not read here")
    expect(chosen.filter(has_text="film.txt")).to_contain_text("5.1 MB")
    expect(chosen.filter(has_text="film.txt")).to_contain_text("more than 5 MB")
    photograph(page, "add-dropped")
    assert axe.in_both_lights(page) == []

    page.get_by_role("button", name="Take out notes.txt").focus()
    page.keyboard.press("Enter")
    expect(chosen).to_have_count(5)
    expect(page.get_by_role("button", name="Take out copy.txt")).to_be_focused()
    small = page.get_by_role("button", name="Take out copy.txt").bounding_box()
    assert small
    assert min(small["width"], small["height"]) >= 24

    page.get_by_role("button", name="Add and analyse").click()
    expect(page.locator(".outcome.wrong")).to_contain_text("scan.png")
    expect(page.locator("#arrived")).to_contain_text("2 articles: 2 under way.")
    expect(page.get_by_label("Publisher")).to_have_value("Harwick Ledger")
    asked = page.locator("form.outcome")
    expect(asked).to_contain_text("Bird flu at a fourth farm")
    photograph(page, "add-outcome")
    assert axe.in_both_lights(page) == []
    drain.drain_all()
    expect(page.locator("#arrived")).to_contain_text("2 articles: 2 read.")
    asked.get_by_role("button", name="Add it anyway").click()
    expect(page.locator("#progress")).to_be_visible()
    assert Article.objects.latest("pk").publisher == "Harwick Ledger"


@WIDE_AND_NARROW
def test_what_is_pasted_and_known_is_asked_of_while_one_writes(live_server: LiveServer, page: Page) -> None:
    builders.staff()
    known.article(title="Bird flu at a fourth farm", url="https://ledger.example/bird-flu")
    enter(page, live_server.url, "ravi")
    page.goto(f"{live_server.url}/articles/add/")
    pasted, question = page.get_by_label("Paste the article"), page.locator("[data-check=text]")
    pasted.fill(known.COPY)
    expect(question).to_contain_text("Bird flu at a fourth farm")
    photograph(page, "add-question")
    assert axe.in_both_lights(page) == []

    page.reload()
    expect(pasted).to_have_value(known.COPY)
    expect(question).to_contain_text("This may be here already")
    question.get_by_role("link", name="Leave it").click()
    expect(question).to_be_empty()
    expect(pasted).to_have_value("")
    expect(pasted).to_be_focused()
    expect(page.locator(".brought")).to_have_count(0)

    address = page.get_by_label("Address", exact=True).first
    address.fill("http://www.ledger.example/bird-flu/\nhttps://ledger.example/boats")
    lines = page.locator("[data-check=address]")
    expect(lines).to_contain_text("its address differs only in how it is written")
    photograph(page, "add-question-address")
    lines.get_by_role("link", name="Leave it out").click()
    expect(address).to_have_value("https://ledger.example/boats")

    pasted.fill(known.COPY)
    question.get_by_role("button", name="Add it anyway").click()
    expect(page.locator("#progress")).to_be_visible()
    assert Article.objects.count() == 2
    page.goto(f"{live_server.url}/articles/add/")
    expect(pasted).to_have_value("")
