"""Handing in files as a browser does it, and what is known of an article shown with where from."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from claims.models import Article
from claims.pipeline import drain
from tests import builders
from tests.browser.screens import WIDE_AND_NARROW, photograph
from tests.browser.test_filing import enter
from tests.gateways.layouts.oddities import graph
from tests.gateways.layouts.stories import story
from tests.gateways.reading import documents as made

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@WIDE_AND_NARROW
def test_files_are_chosen_read_and_say_what_is_known_of_them(
    live_server: LiveServer, page: Page, tmp_path: Path
) -> None:
    builders.staff()
    enter(page, live_server.url, "ravi")
    page.goto(f"{live_server.url}/articles/add/")
    picture, report, shown = tmp_path / "scan.pdf", tmp_path / "report.pdf", tmp_path / "bridge.html"
    picture.write_bytes(b"\xff\xd8\xff\xe0" + bytes(200))
    report.write_bytes(made.pdf(made.LINES, []))
    shown.write_text(graph(story(3)))
    page.get_by_label("or choose files").set_input_files([picture, report])
    page.get_by_role("button", name="Add and analyse").click()
    expect(page.locator(".outcome.wrong")).to_contain_text("scan.pdf")
    expect(page.locator(".outcome.wrong")).to_contain_text("This is a picture (JPEG)")
    expect(page.locator(".toast")).to_contain_text("1 file will be read.")
    photograph(page, "add-refused-file")

    page.get_by_label("or choose files").set_input_files([report, shown])
    page.get_by_role("button", name="Add and analyse").click()
    expect(page.locator(".toast")).to_contain_text("1 file will be read. Already on the desk: 1.")
    expect(page.locator("#arrived")).to_contain_text("was here already")
    drain.drain_all()

    page.goto(f"{live_server.url}/articles/{Article.objects.get(agency='Northern Wire Agency').pk}/")
    expect(page.get_by_title("from the page’s JSON-LD").first).to_be_visible()
    page.get_by_text("What is known of it, and from where").click()
    expect(page.locator(".known dl")).to_contain_text("from the page’s JSON-LD")
    photograph(page, "reader-known")

    page.goto(f"{live_server.url}/articles/{Article.objects.get(title='The bridge at Lowgate').pk}/")
    expect(page.locator(".prov")).to_contain_text("No text was found on page 2: pictures, or blank.")
    photograph(page, "reader-unread")


def test_what_turns_its_writing_around_turns_nothing_else(live_server: LiveServer, page: Page) -> None:
    builders.staff()
    article = builders.article(
        publisher="\u202eregdeL kciwraH", published_at=datetime(2026, 10, 3, tzinfo=UTC)
    )
    drain.drain_all()
    enter(page, live_server.url, "ravi")
    page.goto(f"{live_server.url}/articles/{article.pk}/")
    publisher, day = (
        page.locator(".prov b").first.bounding_box(),
        page.get_by_title("added it").nth(1).bounding_box(),
    )
    assert publisher
    assert day
    assert publisher["x"] + publisher["width"] <= day["x"]
