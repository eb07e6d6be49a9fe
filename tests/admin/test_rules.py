"""An editor writes rules in the admin, and enters nothing else there."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from claims.models import Claim, HistoryEntry, Rule
from tests import builders
from tests.actions.test_rules import rule
from tests.builders import Staff
from tests.web import many

pytestmark = pytest.mark.django_db
ADD = "/admin/claims/rule/add/"


@pytest.fixture
def staff() -> Staff:
    return builders.staff()


@pytest.fixture
def edda(staff: Staff) -> Client:
    client = Client()
    client.force_login(staff.edda)
    return client


def posted(
    conditions: list[tuple[str, str, str]], acts: list[tuple[str, str]], **given: Any
) -> dict[str, Any]:
    """The form as a browser sends it."""
    fields: dict[str, Any] = {"name": "Ferries", "active": "on", "on_change": "on", "seen_version": "0"}
    for prefix, rows, names in (
        ("conditions", conditions, ("field", "operator", "value")),
        ("acts", acts, ("kind", "value")),
    ):
        fields |= {f"{prefix}-TOTAL_FORMS": len(rows), f"{prefix}-INITIAL_FORMS": 0}
        for number, row in enumerate(rows):
            fields |= {f"{prefix}-{number}-{name}": value for name, value in zip(names, row, strict=True)}
    return {**fields, **given}


def test_an_editor_writes_a_rule_and_it_acts(edda: Client, staff: Staff) -> None:
    sent = posted([("words", "contains", "ferry"), ("state", "is", "New")], [("tag", "ferries")])
    assert edda.get(ADD).status_code == 200
    assert edda.post(ADD, sent).status_code == 302
    kept = Rule.objects.get()
    assert (kept.saved_by, kept.version, kept.active) == (staff.edda, 1, True)
    assert [str(one) for one in kept.conditions.all()] == ["words contains ferry", "state is new"]
    assert [str(one) for one in kept.acts.all()] == ["tag ferries"]
    assert HistoryEntry.objects.get(subject="rule").actor_name == "Edda"


def test_a_changed_rule_is_another_version(edda: Client, staff: Staff) -> None:
    kept = rule(staff)
    address = reverse("admin:claims_rule_change", args=[kept.pk])
    page = edda.get(address).content.decode()
    assert 'name="seen_version" value="1"' in page
    condition, act = kept.conditions.get(), kept.acts.get()
    sent = posted([("words", "contains", "boat")], [("tag", "boats")], name="Boats", seen_version="1")
    sent |= {"conditions-INITIAL_FORMS": 1, "conditions-0-id": condition.pk, "conditions-0-rule": kept.pk}
    sent |= {"acts-INITIAL_FORMS": 1, "acts-0-id": act.pk, "acts-0-rule": kept.pk}
    assert edda.post(address, sent).status_code == 302
    kept.refresh_from_db()
    assert (kept.name, kept.version, kept.conditions.get().value) == ("Boats", 2, "boat")

    stale = edda.post(
        address, posted([("words", "contains", "ship")], [("tag", "ships")], seen_version="1", name="Ships")
    )
    assert "Someone saved this rule first" in stale.content.decode()
    assert 'value="Ships"' in stale.content.decode()


@pytest.mark.parametrize(
    ("conditions", "acts", "sentence"),
    [
        ([("state", "contains", "new")], [("tag", "a")], "choose “is” or “is not”"),
        ([("state", "is", "lost")], [("tag", "a")], "is not one of new, triaged"),
        ([("check_worthiness", "at_least", "high")], [("tag", "a")], "not a number from 0 to 1"),
        ([("words", "contains", "ferry")], [("prioritise", "7")], "The priority is 1, 2 or 3."),
        ([("words", "contains", "ferry")], [("assign", "nobody")], "not the account of anybody"),
        ([("tag", "is", "a")], [("tag", "A")], "gives the tag that it waits for"),
        ([], [("tag", "a")], "at least one condition"),
        ([("words", "contains", "ferry")], [], "Say what is to be done"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(
    edda: Client, conditions: list[tuple[str, str, str]], acts: list[tuple[str, str]], sentence: str
) -> None:
    answer = edda.post(ADD, posted(conditions, acts, name="My very own rule"))
    page = answer.content.decode()
    assert answer.status_code == 200
    assert sentence in page
    assert 'value="My very own rule"' in page
    for row in (*conditions, *acts):
        assert f'value="{row[-1]}"' in page
    assert not Rule.objects.exists()


def test_a_name_that_is_taken_is_said(edda: Client, staff: Staff) -> None:
    rule(staff)
    answer = edda.post(ADD, posted([("words", "contains", "ferry")], [("tag", "a")], name="FERRIES"))
    assert "There is a rule of this name already." in answer.content.decode()


def test_the_dry_run_page_says_what_would_be_done_and_does_nothing(edda: Client, staff: Staff) -> None:
    kept = rule(staff, then=(("tag", "ferries"), ("assign", "ravi")))
    claim = builders.claim("The ferry was late")
    page = edda.get(reverse("admin:claims_rule_dry_run", args=[kept.pk])).content.decode()
    assert "1 claim fits" in page
    assert claim.number in page
    assert "<strong>tag it “ferries”</strong>" in page
    assert "“Assign” does not start in “New”" in page
    assert not Claim.objects.get(pk=claim.pk).tags.exists()
    assert edda.get(reverse("admin:claims_rule_dry_run", args=[987])).status_code == 404


def test_the_dry_run_page_costs_the_same_for_many_claims(edda: Client, staff: Staff) -> None:
    kept = rule(staff, when=(("words", "contains", "claim"),))
    address = reverse("admin:claims_rule_dry_run", args=[kept.pk])
    costs = []
    for number in (3, 60):
        many.claims(number, staff.ravi)
        with CaptureQueriesContext(connection) as captured:
            edda.get(address)
        costs.append(len(captured))
    assert costs[0] == costs[1]


def test_an_editor_sees_rules_and_parties_in_the_admin_and_nothing_else(edda: Client, staff: Staff) -> None:
    page = edda.get(reverse("admin:index")).content.decode()
    assert "/admin/claims/rule/" in page
    assert "/admin/claims/claim/" not in page
    for name in ("claim", "user", "outboxevent", "historyentry", "rating", "deadletter"):
        assert edda.get(reverse(f"admin:claims_{name}_changelist")).status_code == 403, name
    claim = builders.claim()
    assert edda.get(reverse("admin:claims_claim_move", args=[claim.pk])).status_code == 403


def test_a_reviewer_does_not_enter(staff: Staff) -> None:
    client = Client()
    client.force_login(staff.ravi)
    kept = rule(staff)
    for address in (ADD, reverse("admin:claims_rule_dry_run", args=[kept.pk])):
        assert client.get(address)["Location"].startswith(reverse("admin:login"))
