"""Looking again, parts and corrections, in a real browser."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django import Settings, live_server_helper

from claims.actions import articles, rechecks, source_checks
from claims.domain.evidence import SourceCondition
from claims.models import Article, Claim, OutboxEvent
from claims.pipeline import clock, drain
from tests import builders
from tests.browser.screens import WIDE_AND_NARROW, photograph
from tests.builders import Staff

pytestmark = [pytest.mark.browser, pytest.mark.slow]

HOMES = "The council of Harwick built 412 affordable homes in the year to June"
CABLE = "Repairs to the Lunn Strait cable will take at least ten weeks"
BRIDGE = "The Lowgate bridge can carry lorries of 40 tonnes"
WHOLE = "Harwick council built 412 homes, and all of them are let to families on the list"
PARTS = (
    "Harwick council built 412 homes",
    "All homes that the council of Harwick built are let to families on the list",
)
TEXT = f"Council keeps its promise\n\n{HOMES}, Mayor Dora Finch said on Monday.\n\nThe union was not there.\n"


@pytest.fixture
def desk(page: Page, live_server: live_server_helper.LiveServer, settings: Settings) -> Page:
    settings.PUBLIC_URL = live_server.url
    page.goto(f"{live_server.url}/login/")
    return page


def sign_in(page: Page, username: str) -> None:
    page.locator("[name=username]").fill(username)
    page.locator("[name=password]").fill(builders.PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", name="Desk", exact=True)).to_be_visible()


def address(page: Page, path: str) -> str:
    return re.sub(r"(https?://[^/]+).*", r"\1", page.url) + path


def settle(page: Page) -> None:
    expect(page.locator(".htmx-request, .htmx-settling, .htmx-swapping")).to_have_count(0)


def work() -> None:
    """The builders' articles are not analysed; all else that waits is done."""
    OutboxEvent.objects.filter(topic="snapshot.stored").delete()
    drain.drain_all()


def doubtful(staff: Staff) -> tuple[Article, list[Claim]]:
    """A claim whose article was edited, one that is denied and has lost its source, a forecast."""
    article = builders.article(TEXT, title="Council keeps its promise", publisher="Harwick Courier")
    edited = builders.published(staff, builders.claim(HOMES, within=builders.snapshot(article)))
    bridge = builders.published(staff, builders.claim(BRIDGE), rating="true")
    later = builders.move(
        builders.claim(CABLE),
        "triage",
        staff.edda,
        checkability="fact_later",
        recheck_on=builders.day_to_come(),
        topic="Energy",
    )
    work()
    articles.receive_again(
        article=article, raw=TEXT.replace("412", "244").encode(), how="paste", by=staff.ravi
    )
    work()
    source_checks.check(
        source=bridge.sources.get(),
        condition=SourceCondition.GONE,
        note="The address answers that there is no such page.",
        seen_on=None,
        by=staff.ravi,
    )
    builders.denial(bridge, "Union of Bridge Engineers")
    work()
    clock.tick(timezone.now() + timedelta(days=1))
    work()
    return article, [edited, bridge, later]


@WIDE_AND_NARROW
def test_from_look_again_to_a_verdict_that_still_holds(desk: Page) -> None:
    staff = builders.staff()
    article, (edited, bridge, later) = doubtful(staff)
    rechecks.plan(claim=edited, day=timezone.localdate() + timedelta(days=90), by=staff.edda)
    sign_in(desk, "edda")

    desk.goto(address(desk, "/?view=look_again"))
    rows = desk.locator("table.queue tbody tr")
    expect(rows).to_have_count(3)
    expect(rows.nth(0)).to_contain_text("these words are gone or changed")
    expect(rows.nth(1)).to_contain_text("A denial by Union of Bridge Engineers arrived, in “")
    expect(rows.nth(2)).to_contain_text("The day has come on which it can be checked")
    photograph(desk, "look-again")

    rows.nth(0).get_by_role("link").first.click()
    look = desk.get_by_role("complementary", name="Look again")
    expect(look).to_contain_text("1 of 3")
    photograph(desk, "look-again-claim")
    desk.get_by_role("navigation", name="Working through Look again").get_by_role("link", name="Next").click()
    expect(desk.locator("h1")).to_contain_text("Lowgate bridge")
    photograph(desk, "look-again-source-gone")

    form = desk.locator("#move-reaffirm")
    form.locator("[name=reason]").fill("The register moved to another address; it has the same number.")
    form.get_by_role("button").click()
    expect(desk.locator("h1")).to_have_text(later.text)
    expect(desk.locator(".toast")).to_contain_text(f"{bridge.number} still holds")
    desk.goto(address(desk, f"/claims/{bridge.pk}/"))
    expect(look).to_have_count(0)
    expect(desk.locator("main")).to_contain_text("Looked at again")
    photograph(desk, "look-again-answered")

    desk.goto(address(desk, f"/checks/{bridge.pk}/"))
    expect(desk.locator("main")).to_contain_text("It still holds")
    photograph(desk, "check-still-holds")
    desk.goto(address(desk, f"/checks/{edited.pk}/"))
    photograph(desk, "check-stale")
    desk.goto(address(desk, f"/articles/{article.pk}/?form=edition"))
    expect(desk.locator(".edition")).to_contain_text("1 statement")
    photograph(desk, "reader-edited")
    desk.goto(address(desk, f"/claims/{later.pk}/"))
    photograph(desk, "look-again-forecast")


@WIDE_AND_NARROW
def test_a_claim_is_split_and_its_public_page_lists_the_parts(desk: Page) -> None:
    staff = builders.staff()
    claim = builders.ready_to_propose(staff, builders.claim(WHOLE))
    sign_in(desk, "edda")

    desk.goto(address(desk, f"/claims/{claim.pk}/"))
    sheet = desk.locator("#parts")
    sheet.get_by_text("Split into parts").click()
    sheet.locator("textarea").fill(PARTS[0])
    sheet.get_by_role("button", name="Split the claim").click()
    settle(desk)
    expect(sheet).to_contain_text("at least two parts")
    expect(sheet.locator("textarea")).to_have_value(PARTS[0])
    sheet.locator("textarea").fill("\n".join(PARTS))
    photograph(desk, "split-form")
    sheet.get_by_role("button", name="Split the claim").click()
    settle(desk)
    expect(sheet.get_by_role("listitem")).to_have_count(2)

    first, second = Claim.objects.filter(part_of=claim).order_by("pk")
    for part, rating in ((first, "false"), (second, "true")):
        builders.ready_to_propose(staff, part)
        builders.move(part, "propose", staff.ravi, rating=rating, reason="The register says so.")
        builders.move(part, "confirm", staff.cleo)
    desk.goto(address(desk, f"/claims/{claim.pk}/"))
    photograph(desk, "split-parent")
    desk.goto(address(desk, f"/claims/{first.pk}/"))
    photograph(desk, "split-part")

    reason = f"{first.number} is wrong, the register counts 244; {second.number} is right."
    builders.move(claim, "propose", staff.ravi, rating="misleading", reason=reason)
    builders.move(claim, "confirm", staff.cleo)
    desk.goto(address(desk, f"/checks/{claim.pk}/"))
    expect(desk.locator("main")).to_contain_text("What this claim is made of")
    photograph(desk, "check-parts")


@WIDE_AND_NARROW
def test_the_corrections_log(desk: Page) -> None:
    staff = builders.staff()
    changed = builders.published(staff, builders.claim(HOMES))
    builders.move(
        changed,
        "reopen",
        staff.edda,
        correction="rating_changed",
        note="The register counts homes let, not homes built. We had read it the other way round.",
    )
    builders.move(
        changed,
        "propose",
        staff.ravi,
        rating="mostly_true",
        reason="It built 409.",
        no_reply_reason="They had their say.",
    )
    builders.move(changed, "confirm", staff.cleo)
    builders.withdrawn(staff, builders.claim(BRIDGE))
    minor = builders.published(staff, builders.claim("Ransund lost nine patrol boats in the year to March"))
    builders.move(minor, "reopen", staff.edda, correction="minor", note="A name was misspelt.")

    desk.goto(address(desk, "/corrections/"))
    expect(desk.locator("main")).to_contain_text("Withdrawn as void")
    photograph(desk, "corrections")
    desk.goto(address(desk, f"/checks/{changed.pk}/#corrections"))
    photograph(desk, "check-corrected")
