"""Moves over the API."""

import pytest

from claims.models import Claim
from tests import builders
from tests.api.client import client_of

pytestmark = pytest.mark.django_db


def test_a_claim_goes_from_found_to_published_over_the_api_alone() -> None:
    staff = builders.staff()
    claim = builders.claim()
    address = f"/api/v1/claims/{claim.pk}/moves/"
    edda, ravi, cleo = (client_of(user) for user in (staff.edda, staff.ravi, staff.cleo))

    answer = edda.post(address, {"move": "triage", "version": 1, "checkability": "fact_now", "priority": 1})
    assert (answer.status_code, answer.json()["state"], answer.json()["version"]) == (200, "triaged", 2)
    answer = edda.post(address, {"move": "assign", "version": 2, "assignee": staff.ravi.pk})
    assert answer.json()["assignee"]["username"] == "ravi"
    source = {"title": "Register", "url": "https://r.example/", "stance": "refutes", "kind": "dataset"}
    assert ravi.post(f"/api/v1/claims/{claim.pk}/sources/", source).status_code == 201
    proposal = {"rating": "false", "reason": "The register says so.", "no_reply_reason": "She died in 1990."}
    answer = ravi.post(address, {"move": "propose", "version": 3, **proposal})
    assert (answer.status_code, answer.json()["state"]) == (200, "second_reading")
    refused = ravi.post(address, {"move": "confirm", "version": 4})
    assert refused.status_code == 403
    assert refused.json() == {
        "type": "/api/v1/problems/not-allowed/",
        "title": "Not allowed",
        "status": 403,
        "detail": "You proposed this verdict; another person must read it.",
    }
    answer = cleo.post(address, {"move": "confirm", "version": 4})
    assert (answer.status_code, answer.json()["state"]) == (200, "published")
    assert answer.json()["verdict"] == "false"


def test_the_second_of_two_is_told_that_somebody_was_first() -> None:
    staff = builders.staff()
    claim = builders.triaged(staff)
    builders.move(claim, "take", staff.cleo)
    answer = client_of(staff.ravi).post(
        f"/api/v1/claims/{claim.pk}/moves/", {"move": "take", "version": claim.version}
    )
    assert answer.status_code == 409
    assert answer["Content-Type"] == "application/problem+json"
    assert Claim.objects.get(pk=claim.pk).assignee == staff.cleo


@pytest.mark.parametrize(
    ("body", "fields"),
    [
        ({"version": 1}, {"move"}),
        ({"move": "fly", "version": 1}, {"move"}),
        ({"move": "triage"}, {"version"}),
        ({"move": "triage", "version": 1}, {"checkability"}),
        (
            {"move": "triage", "version": 1, "checkability": "perhaps", "priority": 9},
            {"checkability", "priority"},
        ),
        ({"move": "triage", "version": 1, "checkability": ["fact_now"]}, {"checkability"}),
        ({"move": "set_aside", "version": 1, "reason": 5}, {"reason"}),
        ({"move": "set_aside", "version": 1, "reason": "It repeats.", "duplicate_of": 999}, {"duplicate_of"}),
    ],
)
def test_what_is_missing_is_named_and_nothing_moves(body: dict[str, object], fields: set[str]) -> None:
    staff = builders.staff()
    claim = builders.claim()
    answer = client_of(staff.edda).post(f"/api/v1/claims/{claim.pk}/moves/", body)
    assert answer.status_code == 422
    assert set(answer.json()["errors"]) == fields
    assert Claim.objects.get(pk=claim.pk).version == 1


def test_a_list_is_no_move() -> None:
    claim = builders.claim()
    answer = client_of(builders.person()).post(f"/api/v1/claims/{claim.pk}/moves/", [1])
    assert answer.status_code == 400


def test_every_kind_of_problem_is_explained_at_its_address() -> None:
    staff = builders.staff()
    claim = builders.claim()
    problem = client_of(staff.ravi).post(
        f"/api/v1/claims/{claim.pk}/moves/", {"move": "triage", "version": 1, "checkability": "fact_now"}
    )
    assert problem.json()["detail"] == "Only editors or administrators may triage a claim."
    explained = client_of(staff.ravi).get(problem.json()["type"]).json()
    assert (explained["type"], explained["status"]) == (problem.json()["type"], 403)
    assert client_of(staff.ravi).get("/api/v1/problems/unheard-of/").status_code == 404
