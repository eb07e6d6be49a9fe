"""The dry run says what a rule would do, and does nothing."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.actions import tags
from claims.models import HistoryEntry, RuleRun
from claims.queries import rule_preview
from claims.queries import rules as kept_rules
from tests import builders
from tests.actions.test_rules import rule, work
from tests.web import many

ACTS = (("tag", "ferries"), ("prioritise", "1"), ("assign", "cleo"), ("set_aside", "Not our beat."))


@pytest.fixture
def staff(db: None) -> builders.Staff:
    return builders.staff()


def said(fit: rule_preview.Fit) -> list[tuple[str, str]]:
    return [(outcome.said, outcome.why_not) for outcome in fit.outcomes]


def test_it_says_what_each_act_would_change_and_why_it_would_be_refused(staff: builders.Staff) -> None:
    kept = rule(staff, then=ACTS)
    triaged = builders.triaged(staff, builders.claim("The ferry was late"))
    new = builders.claim("A ferry was early")
    tags.add(claim=new, name="Ferries", by=staff.ravi)
    builders.claim("The bus was late")
    entries = HistoryEntry.objects.count()

    preview = rule_preview.of(kept)

    assert preview.count == 2
    first, second = preview.fits
    assert first.claim == new
    assert said(first) == [
        ("tag it “ferries”", "It is so already."),
        ("give it the priority “1”", ""),
        ("assign it to “cleo”", "“Assign” does not start in “New”, where the claim is now."),
        ("set it aside, because “Not our beat.”", ""),
    ]
    assert second.claim == triaged
    assert [why for _, why in said(second)] == ["", "", "", ""]
    assert HistoryEntry.objects.count() == entries


def test_it_agrees_with_what_the_rule_then_does(staff: builders.Staff) -> None:
    kept = rule(staff, then=ACTS)
    claim = builders.claim("The ferry was late")
    (fit,) = rule_preview.of(kept).fits

    work()

    outcome = RuleRun.objects.get(claim=claim).outcome
    assert [": refused" in part for part in outcome.split("; ")] == [bool(why) for _, why in said(fit)]


def test_a_claim_that_had_it_already_says_so(staff: builders.Staff) -> None:
    kept = rule(staff)
    builders.claim("The ferry was late")
    work()
    (fit,) = rule_preview.of(kept).fits
    assert (fit.done, fit.outcomes) == (True, ())


def test_a_published_claim_would_not_be_set_aside(staff: builders.Staff) -> None:
    claim = builders.move(
        builders.published(staff), "reopen", staff.edda, correction="minor", note="A digit was wrong."
    )
    kept = rule(staff, when=(("state", "is", "researching"),), then=(("set_aside", "No."),))
    (fit,) = rule_preview.of(kept).fits
    assert fit.claim == claim
    assert "has a published check" in fit.outcomes[0].why_not


def test_it_costs_the_same_for_three_claims_and_for_three_hundred(staff: builders.Staff) -> None:
    kept = rule(staff, when=(("words", "contains", "claim"),), then=ACTS)
    costs = []
    for number in (3, 297):
        many.claims(number, staff.ravi)
        with CaptureQueriesContext(connection) as captured:
            preview = rule_preview.of(kept_rules.whole().get(pk=kept.pk))
        costs.append(len(captured))
    assert costs[0] == costs[1]
    assert (preview.count, len(preview.fits)) == (300, 50)
