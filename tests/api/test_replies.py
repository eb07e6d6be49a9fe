"""Right of reply and anonymous sources over the API."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from claims.actions import parties, replies
from claims.domain.speech import AttributionLevel, PartyKind
from claims.models import Party
from tests import builders
from tests.api.client import client_of

pytestmark = pytest.mark.django_db


def test_a_party_is_asked_given_time_linked_and_answered_over_the_api() -> None:
    staff = builders.staff()
    claim = builders.researching(staff)
    party = Party.objects.get()
    ravi = client_of(staff.ravi)
    deadline = timezone.now() + timedelta(days=3)
    question = {"party": party.pk, "questions": ["How many?", "Since when?"], "channel": "email"}
    asked = ravi.post(f"/api/v1/claims/{claim.pk}/replies/", {**question, "deadline": deadline.isoformat()})
    assert asked.status_code == 201
    here = f"/api/v1/replies/{asked.json()['id']}/"
    assert [row["text"] for row in asked.json()["questions"]] == ["How many?", "Since when?"]

    later = (deadline + timedelta(days=2)).isoformat()
    extended = ravi.post(f"{here}extend/", {"deadline": later, "reason": "She is ill."})
    assert extended.json()["extensions"][0]["reason"] == "She is ill."
    assert ravi.post(f"{here}extend/", {"deadline": later, "reason": ""}).status_code == 422

    made = ravi.post(f"{here}link/")
    assert (made.status_code, made["Cache-Control"]) == (201, "no-store")
    page = "/reply/" + made.json()["address"].split("/reply/")[1]
    assert Client().get(page).status_code == 200
    assert ravi.get(here).json()["link_until"] is not None
    assert ravi.delete(f"{here}link/").status_code == 204
    assert Client().get(page).status_code == 410
    assert ravi.get(here).json()["link_until"] is None

    closed = ravi.post(f"{here}close/", {"outcome": "answered", "words": "Ninety.", "quotable": False})
    assert (closed.json()["answer"], closed.json()["quotable"]) == ("Ninety.", False)
    assert ravi.post(f"{here}close/", {"outcome": "declined"}).status_code == 409
    listed = ravi.get(f"/api/v1/replies/?claim={claim.pk}&outcome=answered").json()["results"]
    assert [row["id"] for row in listed] == [asked.json()["id"]]
    assert ravi.get("/api/v1/replies/?open=true").json()["results"] == []
    assert ravi.get("/api/v1/replies/?outcome=maybe").status_code == 422


def test_why_a_party_is_not_asked_over_the_api() -> None:
    staff = builders.staff()
    claim = builders.researching(staff)
    given = {"party": Party.objects.get().pk, "reason": "She died in 1974."}
    answer = client_of(staff.ravi).post(f"/api/v1/claims/{claim.pk}/replies/skip/", given)
    assert (answer.status_code, answer.json()["outcome"], answer.json()["note"]) == (
        201,
        "not_asked",
        "She died in 1974.",
    )
    missing = client_of(staff.ravi).post(
        f"/api/v1/claims/{claim.pk}/replies/skip/", {"party": 10**9, "reason": "Who?"}
    )
    assert missing.status_code == 404


def test_anonymous_sources_are_assessed_and_approved_over_the_api() -> None:
    staff = builders.staff()
    unnamed = builders.voice("two officials", AttributionLevel.GRANTED_ANONYMITY)
    claim = builders.researching(staff, builders.claim(said_by=unnamed))
    here = f"/api/v1/claims/{claim.pk}/anonymity/"
    ravi, edda = client_of(staff.ravi), client_of(staff.edda)
    assert ravi.get(here).status_code == 404
    some = {"met": ["information", "vital"], "reason_given": None}
    assert ravi.post(here, some).json()["errors"].keys() == {"exception"}
    made = ravi.post(here, {**some, "exception": "Three papers print it."})
    assert (made.status_code, made.json()["vital"], made.json()["reliable"]) == (201, True, False)
    given = {"assessment": made.json()["id"]}
    assert ravi.post(f"{here}approve/", given).status_code == 403
    assert edda.post(f"{here}approve/", given).json()["approved_by"]["username"] == "edda"
    assert edda.post(f"{here}approve/", given).status_code == 409
    assert ravi.get(here).json()["approved_by"]["username"] == "edda"


def test_the_list_of_replies_costs_the_same_for_3_and_for_60() -> None:
    staff = builders.staff()
    claim = builders.researching(staff)
    ravi = client_of(staff.ravi)
    costs = []
    for count in (3, 60):
        for number in range(count):
            party = parties.named(f"Party {count} {number}", PartyKind.ORGANISATION)
            replies.ask(claim=claim, party=party, asked=builders.asked(), by=staff.ravi)
        with CaptureQueriesContext(connection) as captured:
            listed = ravi.get("/api/v1/replies/?page_size=200").json()["results"]
        costs.append(len(captured))
    assert costs[0] == costs[1]
    assert len(listed) == 63
