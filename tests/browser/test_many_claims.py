"""Moving many claims, saved views, deadlines and publication at a set time, in a real browser."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django import live_server_helper

from claims.actions import deadlines, relay
from claims.domain.topics import Queue
from claims.models import Claim
from claims.pipeline import drain
from factcheck.processes import Child
from tests import builders
from tests.browser.screens import WIDE_AND_NARROW, photograph
from tests.browser.test_the_main_job import Desk
from tests.builders import Staff
from tests.web import many

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SAID = (
    "The harbour at Lunn lost nine boats in one night",
    "Harwick built 412 homes in the last year",
    "The bridge at Lowgate carries 30,000 vehicles a day",
    "Waiting times at Ostermere hospital fell by a third",
    "October was the wettest month since records began",
    "The cable under Lunn Strait was cut on purpose",
    "Pellworth paid for 2,000 meters that were never fitted",
)


def claims_on_the_desk(staff: Staff) -> list[Claim]:
    claims = [builders.triaged(staff, builders.claim(text), topic="Harwick") for text in SAID]
    builders.denial(claims[0], said_by="Harbour Office")
    return claims


def boxes(page: Page) -> list[str]:
    return [str(box.get_attribute("value")) for box in page.locator("td.pick input").all()]


@WIDE_AND_NARROW
def test_an_editor_selects_a_range_of_claims_moves_them_and_undoes_it(
    page: Page, live_server: live_server_helper.LiveServer, celery_worker_process: Child
) -> None:
    staff = builders.staff()
    claims = claims_on_the_desk(staff)
    desk = Desk(page, live_server.url)
    desk.log_in("edda")

    page.wait_for_load_state("networkidle")
    expect(page.locator(".bulkbar")).to_be_hidden()
    page.locator("td.pick input").nth(1).check()
    page.locator("td.pick input").nth(4).click(modifiers=["Shift"])
    expect(page.locator("td.pick input:checked")).to_have_count(4)
    expect(page.locator(".bulkbar")).to_be_visible()
    page.locator("#bulk-move").select_option("assign")
    photograph(page, "bulk-bar")
    page.get_by_role("button", name="Go on…").click()

    expect(page.locator("h1")).to_have_text("Move 4 claims")
    page.get_by_role("button", name="Assign: 4 claims").click()
    expect(page.locator("main")).to_contain_text("Say who is to research it.")
    page.locator("[name=assignee]").select_option(str(staff.ravi.pk))
    photograph(page, "bulk-new")
    page.get_by_role("button", name="Assign: 4 claims").click()

    expect(page.locator("#job")).to_contain_text("Done: 4 moved.", timeout=20_000)
    assert Claim.objects.filter(assignee=staff.ravi).count() == 4
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("#job")).to_contain_text("Done: 4 moved.", timeout=20_000)
    expect(page.locator("h1")).to_contain_text("Undo of bulk move")
    assert Claim.objects.filter(pk__in=[claim.pk for claim in claims], state="triaged").count() == len(claims)


def test_a_job_under_way_shows_how_far_it_is_and_what_came_of_each_claim(
    page: Page, live_server: live_server_helper.LiveServer
) -> None:
    staff = builders.staff()
    claims = claims_on_the_desk(staff)
    Claim.objects.filter(pk__in=[claim.pk for claim in many.claims(150, staff.ravi)]).update(
        state="triaged", assignee=None
    )
    desk = Desk(page, live_server.url)
    desk.log_in("edda")
    page.get_by_role("link", name="Move all in this list").click()
    page.locator("#bulk-move").select_option("assign")
    page.get_by_role("button", name="Go on").click()
    page.locator("[name=assignee]").select_option(str(staff.ravi.pk))
    page.get_by_role("button", name="Assign: 157 claims").click()
    expect(page.locator("#job")).to_contain_text("0 of 157:")
    builders.move(claims[2], "take", staff.cleo)
    builders.move(claims[4], "set_aside", staff.edda, reason="Nobody could check it.")

    (part,) = relay.lease(Queue.BULK, 1)
    drain.HANDLERS[part.topic](part)
    expect(page.locator("#job")).to_contain_text("100 of 157: 98 moved, 2 not, 57 still to come.")
    photograph(page, "bulk-progress")
    drain.drain(Queue.BULK)
    expect(page.locator("#job")).to_contain_text("Done: 155 moved, 2 not.")
    page.get_by_role("link", name=re.compile("^Not moved")).click()
    expect(page.locator(".outcomes tbody tr")).to_have_count(2)
    photograph(page, "bulk-refused")
    page.goto(f"{live_server.url}/bulk/")
    photograph(page, "bulk-list")


@WIDE_AND_NARROW
def test_overdue_claims_and_saved_views_are_in_the_rail(
    page: Page, live_server: live_server_helper.LiveServer
) -> None:
    staff = builders.staff()
    claims = claims_on_the_desk(staff)
    now = timezone.now()
    for claim, hours in zip(claims[:5], (2, 20, 60, 90, 400), strict=True):
        had = builders.move(claim, "assign", staff.edda, assignee=staff.ravi.pk)
        deadlines.set(claim=had, due_at=now + timedelta(hours=hours), version=had.version, by=staff.edda)
    Claim.objects.filter(pk=claims[2].pk).update(due_at=now - timedelta(hours=5))
    Claim.objects.filter(pk=claims[3].pk).update(due_at=now - timedelta(days=3))
    desk = Desk(page, live_server.url)
    desk.log_in("edda")

    page.get_by_role("link", name=re.compile("^Overdue")).first.click()
    expect(page.locator("time.late")).to_have_count(2)
    photograph(page, "overdue")

    page.goto(f"{live_server.url}/?denied=1")
    page.get_by_text("Save view").click()
    page.locator("#view-name").fill("Denied in Harwick")
    page.get_by_label("Show it to the whole desk").check()
    photograph(page, "view-save")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".rail .here")).to_contain_text("Denied in Harwick")
    page.get_by_text("Change", exact=True).click()
    photograph(page, "view-saved")

    page.goto(f"{live_server.url}/claims/{claims[0].pk}/")
    page.locator("#deadline > summary").click()
    photograph(page, "deadline")


@WIDE_AND_NARROW
def test_a_second_reader_sets_the_time_of_publication(
    page: Page, live_server: live_server_helper.LiveServer
) -> None:
    staff = builders.staff()
    claim = builders.in_second_reading(staff, builders.claim(SAID[0]))
    desk = Desk(page, live_server.url)
    desk.log_in("cleo")
    page.goto(f"{live_server.url}/claims/{claim.pk}/")
    form = page.locator("#move-confirm")
    form.locator("[name=publish_at]").fill("2099-05-03T14:00")
    photograph(page, "publish-at")
    form.get_by_role("button", name="Confirm and publish").click()
    expect(page.locator(".note.planned")).to_contain_text("To be published on 3 May 2099, 14:00")
    photograph(page, "publish-planned")
    page.get_by_role("button", name="Do not publish it then").click()
    expect(page.locator(".note.planned")).to_have_count(0)
