"""The same move, asked for at every door, gets the same answer and leaves the same record."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from claims.models import Claim, HistoryEntry
from tests import builders
from tests.builders import Staff
from tests.doors.doors import DOORS, Answer, api, bulk, command, web

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class Case:
    """A claim, a move that the administrator asks for, and what comes of it."""

    make: Callable[[Staff], Claim]
    move: str
    expected: Answer
    given: dict[str, Any] = field(default_factory=dict)
    behind: int = 0
    state: str = ""


def _proposed_by_the_administrator(staff: Staff) -> Claim:
    claim = builders.researching(staff, assignee=staff.admin)
    builders.source(claim, staff.admin)
    builders.ask_everybody(claim, staff.admin)
    return builders.move(claim, "propose", staff.admin, rating="false", reason="The register says so.")


CASES = {
    "allowed": Case(
        lambda staff: builders.claim(),
        "triage",
        Answer("done"),
        {"checkability": "fact_now", "topic": "Bridges", "priority": "1"},
        state="triaged",
    ),
    "confirmed": Case(builders.in_second_reading, "confirm", Answer("done"), state="published"),
    "second reader": Case(
        _proposed_by_the_administrator,
        "confirm",
        Answer("not_allowed", "You proposed this verdict; another person must read it."),
    ),
    "not the assignee": Case(
        builders.ready_to_propose,
        "propose",
        Answer("not_allowed", "Only the person who has the claim may propose a verdict; Ravi has it."),
        {"rating": "false", "reason": "It says so."},
    ),
    "stale": Case(
        builders.triaged,
        "take",
        Answer("stale", "Someone moved this first: the claim is now in “Triaged”. Look again."),
        behind=1,
    ),
    "wrong state": Case(
        builders.triaged,
        "restore",
        Answer("stale", "“Restore” does not start in “Triaged”, where the claim is now."),
        {"reason": "It is worth it."},
    ),
    "missing input": Case(
        builders.triaged, "set_aside", Answer("missing", "Give the reason."), {"duplicate_of": ""}
    ),
    "unreadable input": Case(
        lambda staff: builders.claim(),
        "triage",
        Answer("missing", "“7” is not 1, 2 or 3."),
        {"checkability": "fact_now", "priority": "7"},
    ),
    "no such move": Case(
        lambda staff: builders.claim(),
        "fly",
        Answer(
            "missing",
            "Name the move: one of triage, set_aside, restore, take, assign, release, propose, send_back, "
            "confirm, reaffirm, reopen, withdraw.",
        ),
    ),
}


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("name", CASES)
def test_every_door_gives_the_same_answer(name: str, door: str) -> None:
    case, staff = CASES[name], builders.staff()
    claim = case.make(staff)
    before = Claim.objects.get(pk=claim.pk)
    entries = HistoryEntry.objects.count()
    answer = DOORS[door](claim, case.move, before.version - case.behind, staff.admin, case.given)

    assert answer.sentence == case.expected.sentence
    assert answer.kind in {case.expected.kind, "refused"}
    after = Claim.objects.get(pk=claim.pk)
    if case.state:
        assert (after.state, after.version) == (case.state, before.version + 1)
        last = HistoryEntry.objects.filter(subject="claim", subject_id=claim.pk).latest("position")
        assert (last.kind, last.data["move"], last.actor_id) == ("claim.moved", case.move, staff.admin.pk)
    else:
        assert (after.state, after.version) == (before.state, before.version)
        assert HistoryEntry.objects.filter(subject="claim").count() <= entries


@pytest.mark.parametrize("door", [api, command, web, bulk])
def test_a_role_is_refused_at_every_door(door: Callable[..., Answer]) -> None:
    staff = builders.staff()
    claim = builders.claim()
    answer = door(claim, "triage", claim.version, staff.ravi, {"checkability": "fact_now"})
    assert answer == Answer("not_allowed", "Only editors or administrators may triage a claim.")
    assert Claim.objects.get(pk=claim.pk).state == "new"


def test_the_admin_lets_no_reviewer_in_to_move() -> None:
    staff = builders.staff()
    claim = builders.claim()
    client = Client()
    client.force_login(staff.ravi)
    address = reverse("admin:claims_claim_move", args=[claim.pk])
    answer = client.post(address, {"move": "triage", "version": 1, "checkability": "fact_now"})
    assert answer["Location"].startswith(reverse("admin:login"))
    assert Claim.objects.get(pk=claim.pk).state == "new"
