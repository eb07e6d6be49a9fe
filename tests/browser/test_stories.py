"""Stories in a real browser: a copy is split off, “why 1?” leads there, and two stand side by side."""

import pytest
from django.db import transaction
from playwright.sync_api import Page, expect
from pytest_django import live_server_helper

from claims.actions import stories
from claims.models import Article, Snapshot
from claims.pipeline import copies
from tests import builders
from tests.browser.screens import WIDE_AND_NARROW, photograph
from tests.browser.test_the_main_job import Desk
from tests.matching import pairs

pytestmark = [pytest.mark.browser, pytest.mark.slow]

BIRDS = next(text for text in pairs.seeds() if "reaches a fourth farm" in text)


def arrive(text: str, title: str, publisher: str) -> Article:
    article = builders.article(text, title=title, publisher=publisher)
    snapshot = Snapshot.objects.get(article=article)
    with transaction.atomic():
        copies.write(snapshot, copies.work(snapshot))
    return Article.objects.get(pk=article.pk)


@WIDE_AND_NARROW
def test_an_editor_splits_a_copy_off_and_undoes_it(
    page: Page, live_server: live_server_helper.LiveServer
) -> None:
    staff = builders.staff()
    first = arrive(BIRDS, "Bird flu reaches a fourth farm near Tellmouth", "Northmark Post")
    copy = arrive(pairs.cut(BIRDS), "Fourth farm shut as bird flu spreads", "Harwick Courier")
    local = arrive(pairs.new_head(BIRDS), "Flu: what we know", "Lunn Gazette")
    Article.objects.filter(pk__in=[first.pk, copy.pk]).update(agency="Northmark")
    stories.part(article=local, by=staff.edda)
    quiet = "nobody had caught the virus from the birds"
    said = builders.statement(quiet, within=builders.snapshot(first), said_by=builders.voice("Dora Finch"))
    builders.statement(
        quiet,
        within=builders.snapshot(copy),
        claim=said.claim,
        said_by=builders.voice("Osric Venn"),
    )
    desk = Desk(page, live_server.url)
    desk.log_in("edda")

    page.locator(".seen .why summary").click()
    expect(page.locator(".seen .why .choices")).to_contain_text("copies or rewrites of one story")
    photograph(page, "desk-why")
    page.goto(f"{live_server.url}/articles/{first.pk}/")
    page.locator(".card .why summary").first.click()
    photograph(page, "reader-why")
    page.locator(".card .why").get_by_role("link", name="The story").first.click()
    expect(page.locator("main")).to_contain_text("2 articles in 2 outlets")
    photograph(page, "story")

    page.get_by_role("button", name=f"Split off article {copy.pk}").click()
    expect(page.locator("main")).to_contain_text("is a story of its own now")
    photograph(page, "story-split")
    page.get_by_role("button", name="Undo").first.click()
    expect(page.locator("main")).to_contain_text("Undone:")
    page.locator("#join-article").fill("77777")
    page.get_by_role("button", name="Join it to this story").click()
    expect(page.locator("main")).to_contain_text("No article here has this number or address")
    expect(page.locator("#join-article")).to_have_value("77777")
    photograph(page, "story-refused")
    page.goto(f"{live_server.url}/claims/{said.claim_id}/")
    page.locator("details.why summary").first.click()
    photograph(page, "claim-why")

    assert said.claim is not None
    builders.published(staff, said.claim)
    page.goto(f"{live_server.url}/checks/{said.claim_id}/")
    page.locator("details.why summary").click()
    expect(page.locator("details.why")).to_contain_text("count once")
    photograph(page, "check-why")


@WIDE_AND_NARROW
def test_two_articles_of_a_story_are_read_side_by_side(
    page: Page, live_server: live_server_helper.LiveServer
) -> None:
    builders.staff()
    first = arrive(BIRDS, "Bird flu reaches a fourth farm near Tellmouth", "Northmark Post")
    arrive(pairs.new_head(BIRDS), "Flu: what we know", "Lunn Gazette")
    quiet = "nobody had caught the virus from the birds"
    builders.statement(quiet, within=builders.snapshot(first), said_by=builders.voice("Dora Finch"))
    Desk(page, live_server.url).log_in("edda")
    page.get_by_role("link", name="Articles", exact=False).first.click()
    page.get_by_role("link", name="Stories").click()
    expect(page.locator("table.storylist")).to_contain_text("2 outlets")
    photograph(page, "stories")

    page.get_by_role("link", name="two side by side").click()

    expect(page.locator(".pair").first).to_be_visible()
    expect(page.locator(".pair .claimed").first).to_contain_text("caught the virus")
    photograph(page, "story-beside")
    page.set_viewport_size({"width": 390, "height": 844})
    left, right = page.locator(".pair:not(.same)").first.locator("p").all()
    above, below = left.bounding_box(), right.bounding_box()
    assert above
    assert below
    assert above["y"] + above["height"] <= below["y"]
    page.get_by_label("On the left").select_option(index=1)
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_role("heading", level=2).first).to_have_text("Flu: what we know")
