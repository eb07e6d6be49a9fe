"""Tags, merges, rules and dead letters as a browser shows them; a logged error fails the page."""

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from claims.actions import rules, tags
from claims.models import Claim, OutboxEvent, Party, Rule
from tests import builders
from tests.actions.test_rules import fields
from tests.browser.screens import WIDE_AND_NARROW, photograph

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def enter(page: Page, address: str, username: str, door: str = "/login/") -> None:
    page.context.clear_cookies()
    page.goto(f"{address}{door}")
    page.locator("[name=username]").fill(username)
    page.locator("[name=password]").fill(builders.PASSWORD)
    page.locator("main button, input[type=submit]").first.click()
    page.wait_for_load_state()


@WIDE_AND_NARROW
def test_an_editor_tags_a_claim_merges_it_and_undoes_the_merge(live_server: LiveServer, page: Page) -> None:
    staff = builders.staff()
    claim = builders.claim("The council of Harwick built ninety homes in the last year alone")
    kept = builders.claim("Harwick has had ninety new homes since last autumn, the council says")
    builders.denial(claim)
    for name in ("housing", "council figures"):
        tags.add(claim=claim, name=name, by=staff.ravi)
    enter(page, live_server.url, "edda")
    photograph(page, "desk-tags")
    page.goto(f"{live_server.url}/claims/{claim.pk}/")

    page.get_by_label("Add a tag").fill("Harwick")
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.locator(".tags .chip")).to_have_count(3)
    page.get_by_text("Merge into another claim").click()
    page.get_by_label("Merge into claim").fill(kept.number)
    page.get_by_label("Why they are one").fill("The same homes, counted by the same council.")
    photograph(page, "claim-merge")
    page.get_by_role("button", name="Merge", exact=True).click()
    expect(page.get_by_role("button", name="Undo the merge")).to_be_visible()
    photograph(page, "claim-merged")
    page.get_by_role("button", name="Undo the merge").click()
    expect(page.locator(".alert")).to_contain_text("is back on the desk")
    assert Claim.objects.get(pk=claim.pk).denial_count == 1


@WIDE_AND_NARROW
def test_an_editor_writes_a_rule_and_looks_at_its_dry_run(live_server: LiveServer, page: Page) -> None:
    staff = builders.staff()
    builders.triaged(staff, builders.claim("The ferry from Harwick carried four hundred people a day"))
    builders.claim("A ferry of the Lunn line ran aground twice in March")
    tagged = builders.claim("Ferry tickets cost a third more than in spring")
    tags.add(claim=tagged, name="ferries", by=staff.ravi)
    enter(page, live_server.url, "edda", "/admin/login/?next=/admin/claims/rule/add/")
    page.fill("#id_name", "Ferries go to Ravi")
    page.select_option("#id_conditions-0-field", "words")
    page.select_option("#id_conditions-0-operator", "contains")
    page.fill("#id_conditions-0-value", "ferry")
    page.select_option("#id_acts-0-kind", "tag")
    page.fill("#id_acts-0-value", "ferries")
    page.click("text=Add another Act")
    page.select_option("#id_acts-1-kind", "assign")
    page.fill("#id_acts-1-value", "nobody")
    page.click("input[name=_save]")
    expect(page.locator(".errornote").first).to_be_visible()
    expect(page.locator("body")).to_contain_text("“nobody” is not the account of anybody")
    page.fill("#id_acts-1-value", "ravi")
    photograph(page, "rule-form")
    page.click("input[name=_save]")
    page.click("text=Ferries go to Ravi")
    page.click("text=Dry run")
    expect(page.locator("#content")).to_contain_text("3 claims fit")
    photograph(page, "rule-dry-run")
    assert Rule.objects.get().acts.count() == 2


@WIDE_AND_NARROW
def test_an_administrator_has_dead_work_tried_again(live_server: LiveServer, page: Page) -> None:
    staff = builders.staff()
    rules.save(rule=None, fields=fields(), version=0, by=staff.edda)
    builders.triaged(staff)
    OutboxEvent.objects.update(
        dead_at=staff.admin.date_joined, attempts=5, problem="OSError: [Errno 28] No space left on device"
    )
    enter(page, live_server.url, "admin", "/admin/login/?next=/admin/claims/deadletter/")
    expect(page.locator("#result_list tbody tr")).not_to_have_count(0)
    photograph(page, "dead-letters")
    page.locator("#result_list tbody th a").first.click()
    expect(page.locator("input[value='Try again']")).to_be_visible()
    photograph(page, "dead-letter")
    page.click("input[value='Try again']")
    expect(page.locator(".messagelist")).to_contain_text("will be tried again")


@WIDE_AND_NARROW
def test_an_editor_merges_parties_in_the_admin(live_server: LiveServer, page: Page) -> None:
    builders.staff()
    for name in ("Dora Finch", "Dora Hale"):
        builders.claim(said_by=builders.voice(name))
    enter(page, live_server.url, "edda", "/admin/login/?next=/admin/claims/party/")
    page.check("#action-toggle")
    page.select_option("[name=action]", "merge")
    page.click("button[name=index]")
    photograph(page, "party-merge")
    page.get_by_label("Dora Finch").check()
    page.fill("#reason", "She married in May.")
    page.click("input[value=Merge]")
    expect(page.locator(".messagelist")).to_contain_text("Dora Hale: merged into Dora Finch.")
    assert Party.objects.get(name="Dora Hale").merged_into is not None
