"""Talk in a real browser: a mention suggested and put in, a thread followed from a notice, choices."""

import pytest
from playwright.sync_api import Page, expect
from pytest_django import Settings, live_server_helper

from claims.actions import comments, watches
from claims.actions.comments import About
from claims.models import Comment, Letter, User
from claims.pipeline import drain
from claims.publishing.letters import written
from claims.queries import letters as told
from tests import builders
from tests.browser.screens import WIDE_AND_NARROW, photograph
from tests.builders import Staff

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]


def log_in(page: Page, address: str, username: str) -> None:
    page.goto(f"{address}/login/")
    page.locator("[name=username]").fill(username)
    page.locator("[name=password]").fill(builders.PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", name="Desk", exact=True)).to_be_visible()


@WIDE_AND_NARROW
def test_a_mention_is_suggested_written_told_and_answered(
    page: Page, live_server: live_server_helper.LiveServer
) -> None:
    staff = builders.staff()
    claim = builders.researching(staff, builders.claim("Harwick built 400 homes in one year"))
    log_in(page, live_server.url, "ravi")
    page.goto(f"{live_server.url}/claims/{claim.pk}/")

    field = page.locator("#comment-new-text")
    field.press_sequentially("Which year is it, @cl")
    page.locator("[data-mention=cleo]").click()
    expect(field).to_have_value("Which year is it, @cleo ")
    page.get_by_role("button", name="Comment", exact=True).click()
    expect(page.locator(".thread .mention")).to_have_text("@cleo")
    comment = Comment.objects.get()
    drain.drain_all()

    page.context.clear_cookies()
    log_in(page, live_server.url, "cleo")
    page.get_by_role("link", name="Notices").click()
    page.get_by_role("link", name="Ravi mentioned you").click()
    expect(page).to_have_url(f"{live_server.url}/claims/{claim.pk}/#comment-{comment.pk}")
    thread = page.locator(f"#comment-{comment.pk}")
    thread.locator("summary", has_text="Reply").click()
    thread.locator("textarea").fill("The one to June 2025.")
    thread.get_by_role("button", name="Reply").click()
    expect(page.locator(".replies .words")).to_have_text("The one to June 2025.")
    page.get_by_role("button", name="Resolve").click()
    expect(page.get_by_text("1 resolved thread")).to_be_visible()

    page.goto(f"{live_server.url}/claims/{claim.pk}/#comment-{comment.pk}")
    expect(page.locator(".replies .words")).to_be_visible()


def test_a_claim_is_watched_from_its_row_on_the_desk(
    page: Page, live_server: live_server_helper.LiveServer
) -> None:
    builders.staff()
    builders.claim("Harwick built 400 homes in one year")
    log_in(page, live_server.url, "ravi")

    page.locator("[data-row] .tools summary").click()
    page.get_by_role("button", name="Watch", exact=True).click()
    expect(page.locator("[data-row] .watched")).to_be_visible()
    page.get_by_role("link", name="Watching").first.click()
    expect(page.locator("[data-row]")).to_have_count(1)


def test_the_screens(page: Page, live_server: live_server_helper.LiveServer, settings: Settings) -> None:
    settings.MAIL_ON, settings.PUBLIC_URL = True, live_server.url
    staff = builders.staff()
    User.objects.filter(pk=staff.cleo.pk).update(email="cleo@desk.example")
    _talk(staff)
    log_in(page, live_server.url, "cleo")
    photograph(page, "desk-with-talk")
    claim = Comment.objects.earliest("pk").claim_id
    for name, address in (
        ("talk", f"/claims/{claim}/#talk"),
        ("notices", "/notices/"),
        ("notice-choices", "/settings/notices/"),
    ):
        page.goto(f"{live_server.url}{address}")
        expect(page.locator("#main")).to_be_visible()
        photograph(page, name)
    letter = told.of(Letter.objects.select_related("user").earliest("pk"))
    assert letter is not None
    page.goto(letter.stop)
    photograph(page, "mail-stop")
    page.set_content(written(letter).html)
    expect(page.get_by_text("mentioned you on")).to_be_visible()
    photograph(page, "mail")


def _talk(staff: Staff) -> None:
    """A lively desk: threads about the claim, a statement and a source, one of them settled."""
    claim = builders.ready_to_propose(staff, builders.claim("Harwick built 400 homes in one year"))
    builders.denial(claim)
    watches.start(claim=claim, by=staff.cleo)
    watches.start(claim=claim, by=staff.edda)
    said, source = claim.appearances.get(), claim.sources.get()
    first = comments.add(
        claim=claim, text="@cleo, who counted these? The council says “homes”,\nthe register “dwellings”.",
        about=About(statement=said), by=staff.ravi,
    )  # fmt: skip
    comments.reply(thread=first, text="The planning office. I have asked @edda for the sheet.", by=staff.cleo)
    comments.remove(
        comment=comments.reply(thread=first, text="Wrong sheet, sorry.", by=staff.edda), by=staff.edda
    )
    comments.add(claim=claim, text="Is sheet 4 complete?", about=About(source=source), by=staff.edda)
    settled = comments.add(claim=claim, text="Do we need a reply of the ministry?", by=staff.edda)
    comments.resolve(thread=settled, by=staff.ravi)
    drain.drain_all()
