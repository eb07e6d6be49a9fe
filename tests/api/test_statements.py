"""Statements over the API: how each is known, and what a person makes of it."""

import pytest

from claims.models import Claim, Snapshot, Statement
from tests import builders, found
from tests.api.client import client_of
from tests.api.test_schema import keeps_to

pytestmark = pytest.mark.django_db


@pytest.fixture
def snapshot() -> Snapshot:
    return found.keep()


def test_a_statement_shows_how_it_is_known(snapshot: Snapshot) -> None:
    warned = snapshot.statements.get(found_by="quoted test")

    body = client_of(builders.person()).get(f"/api/v1/statements/{warned.pk}/").json()

    keeps_to("/api/v1/statements/{id}/", "get", 200, body)
    assert [part["exact"] for part in body["parts"]] == ["The bridge will close", "before the spring"]
    assert (body["speech_act"], body["propositional"], body["checkability"]) == ("warn", False, "speech_act")
    assert (body["affiliation"], body["affiliation_past"]) == ("Harwick port", True)
    assert [sign["exact"] for sign in body["modality_shown_by"] + body["checkability_shown_by"]] == [
        "will",
        "warned",
    ]
    assert (body["check_worthiness"], len(body["worth_reasons"])) == (0.8, 3)
    for place in [*body["parts"], *body["modality_shown_by"]]:
        assert snapshot.text[place["start"] : place["end"]] == place["exact"]


def test_an_article_shows_the_same_of_all_its_statements(snapshot: Snapshot) -> None:
    body = client_of(builders.person()).get(f"/api/v1/articles/{snapshot.article_id}/").json()

    keeps_to("/api/v1/articles/{id}/", "get", 200, body)
    clerk = next(row for row in body["statements"] if row["exact"] == "lorries may cross")
    assert clerk["anonymity_reason"]["exact"] == "because the talks are secret"
    assert [part["exact"] for part in clerk["parts"]] == ["lorries may cross"]
    denial = next(row for row in body["statements"] if row["kind"] == "denial")
    part, alone = Claim.objects.get(text="Lorries may cross"), Claim.objects.get(origin="denial")
    assert denial["denial_links"] == [
        {"claim": part.pk, "scope": "part", "confidence": 0.75},
        {"claim": alone.pk, "scope": "full", "confidence": 0.5},
    ]


def test_what_the_reporter_says_is_accepted_and_makes_a_claim(snapshot: Snapshot) -> None:
    client = client_of(builders.person())
    narrated = snapshot.statements.get(kind="narrator")
    here = f"/api/v1/statements/{narrated.pk}/"
    assert client.get(here).json()["claim"] is None

    answer = client.post(f"{here}accept/")

    assert answer.status_code == 200
    keeps_to("/api/v1/statements/{id}/accept/", "post", 200, answer.json())
    claim = Claim.objects.get(origin="narration")
    assert (answer.json()["standing"], answer.json()["claim"]) == ("accepted", claim.pk)
    shown = client.get(f"/api/v1/claims/{claim.pk}/").json()
    assert (shown["origin"], shown["state"]) == ("narration", "new")


def test_it_is_dismissed_and_restored(snapshot: Snapshot) -> None:
    client = client_of(builders.person())
    here = f"/api/v1/statements/{snapshot.statements.get(kind='narrator').pk}/"

    assert client.post(f"{here}dismiss/").json()["standing"] == "dismissed"
    assert client.post(f"{here}restore/").json()["standing"] == "suggested"
    assert not Claim.objects.filter(origin="narration").exists()


def test_a_refusal_is_the_same_sentence_as_on_the_page(snapshot: Snapshot) -> None:
    staff = builders.staff()
    warned = Statement.objects.select_related("claim").get(found_by="quoted test")
    assert warned.claim
    builders.triaged(staff, warned.claim)

    answer = client_of(staff.ravi).post(f"/api/v1/statements/{warned.pk}/dismiss/")

    assert answer.status_code == 422
    assert "set the claim aside instead" in answer.json()["detail"]


def test_an_unknown_statement_is_not_found() -> None:
    assert client_of(builders.person()).post("/api/v1/statements/999999/accept/").status_code == 404
