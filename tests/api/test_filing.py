"""Tags, priority and merges through the API."""

from typing import Any

import pytest

from claims.models import Party
from tests import builders
from tests.api.client import client_of
from tests.builders import Staff

pytestmark = pytest.mark.django_db
V1 = "/api/v1"


@pytest.fixture
def staff() -> Staff:
    return builders.staff()


def test_a_claim_is_tagged_found_by_its_tag_and_untagged(staff: Staff) -> None:
    claim = builders.claim()
    builders.claim()
    api = client_of(staff.ravi)
    answer = api.post(f"{V1}/claims/{claim.pk}/tags/", {"tag": "Sea ports"})
    assert (answer.status_code, answer.json()["tags"]) == (200, ["Sea ports"])
    rows = api.get(f"{V1}/claims/?tag=sea ports").json()["results"]
    assert [(row["id"], row["tags"]) for row in rows] == [(claim.pk, ["Sea ports"])]
    assert api.delete(f"{V1}/claims/{claim.pk}/tags/sea ports/").json()["tags"] == []
    assert api.delete(f"{V1}/claims/{claim.pk}/tags/sea ports/").status_code == 404
    refused = api.post(f"{V1}/claims/{claim.pk}/tags/", {})
    assert (refused.status_code, refused.json()["errors"]) == (422, {"tag": "Write the tag."})


def test_the_priority_is_changed_by_editors(staff: Staff) -> None:
    claim = builders.triaged(staff)
    address = f"{V1}/claims/{claim.pk}/priority/"
    assert client_of(staff.edda).post(address, {"priority": 3}).json()["priority"] == 3
    assert client_of(staff.ravi).post(address, {"priority": 3}).status_code == 403
    assert list(client_of(staff.edda).post(address, {"priority": 9}).json()["errors"]) == ["priority"]


def test_a_claim_is_merged_and_parted(staff: Staff) -> None:
    claim, kept = builders.claim(), builders.claim()
    api = client_of(staff.edda)
    sent: dict[str, Any] = {"into": kept.pk, "reason": "They are one.", "version": 1}
    answer = api.post(f"{V1}/claims/{claim.pk}/merge/", sent)
    assert (answer.status_code, answer.json()["id"]) == (200, kept.pk)
    assert len(answer.json()["appearances"]) == 2
    merged = api.get(f"{V1}/claims/{claim.pk}/").json()
    assert (merged["state"], merged["merged_into"]) == ("set_aside", kept.pk)
    assert api.post(f"{V1}/claims/{claim.pk}/merge/", {**sent, "version": 2}).status_code == 409
    assert client_of(staff.ravi).post(f"{V1}/claims/{claim.pk}/unmerge/").status_code == 403
    parted = api.post(f"{V1}/claims/{claim.pk}/unmerge/").json()
    assert (parted["state"], parted["merged_into"], len(parted["appearances"])) == ("new", None, 1)
    assert api.post(f"{V1}/claims/{claim.pk}/unmerge/").status_code == 409


def test_what_a_merge_lacks_is_named(staff: Staff) -> None:
    claim = builders.claim()
    answer = client_of(staff.edda).post(f"{V1}/claims/{claim.pk}/merge/", {"version": 1})
    assert (answer.status_code, sorted(answer.json()["errors"])) == (422, ["into", "reason"])


def test_a_party_is_merged_and_parted(staff: Staff) -> None:
    for name in ("Dora Hale", "Dora Finch"):
        builders.claim(said_by=builders.voice(name))
    party, kept = Party.objects.get(name="Dora Hale"), Party.objects.get(name="Dora Finch")
    api = client_of(staff.edda)
    answer = api.post(f"{V1}/parties/{party.pk}/merge/", {"into": kept.pk, "reason": "One woman."})
    assert (answer.status_code, answer.json()["aliases"]) == (200, ["Dora Hale"])
    assert api.get(f"{V1}/parties/{party.pk}/").json()["merged_into"] == kept.pk
    assert api.post(f"{V1}/parties/{party.pk}/unmerge/").json()["merged_into"] is None
    assert api.post(f"{V1}/parties/{party.pk}/unmerge/").status_code == 409
    assert (
        client_of(staff.ravi)
        .post(f"{V1}/parties/{party.pk}/merge/", {"into": kept.pk, "reason": "x"})
        .status_code
        == 403
    )
    assert api.post(f"{V1}/parties/987654/unmerge/").status_code == 404


def test_a_tag_that_no_database_keeps_is_on_no_claim() -> None:
    staff, claim = builders.staff(), builders.claim()

    answer = client_of(staff.ravi).delete(f"/api/v1/claims/{claim.pk}/tags/a%00b/")

    assert answer.status_code == 404


def test_a_party_is_given_names_and_a_controller(staff: Staff) -> None:
    for name in ("Ministry of Works", "Corvalia"):
        builders.claim(said_by=builders.voice(name))
    party, above = Party.objects.get(name="Ministry of Works"), Party.objects.get(name="Corvalia")
    api, address = client_of(staff.edda), f"{V1}/parties/{party.pk}"
    assert api.post(f"{address}/names/", {"name": "the Works"}).json()["aliases"] == ["the Works"]
    refused = api.post(f"{address}/names/", {"name": "corvalia"})
    assert (refused.status_code, list(refused.json()["errors"])) == (422, ["name"])
    assert api.delete(f"{address}/names/THE WORKS/").json()["aliases"] == []
    assert api.delete(f"{address}/names/the Works/").status_code == 404

    answer = api.post(f"{address}/control/", {"controlled_by": above.pk})
    assert answer.json()["controlled_by"]["name"] == "Corvalia"
    for odd in ({}, {"controlled_by": "ghost"}, {"controlled_by": 98765}, {"controlled_by": party.pk}):
        refused = api.post(f"{address}/control/", odd)
        assert (refused.status_code, list(refused.json()["errors"])) == (422, ["controlled_by"])
    assert api.post(f"{address}/control/", {"controlled_by": None}).json()["controlled_by"] is None
    assert client_of(staff.ravi).post(f"{address}/control/", {"controlled_by": None}).status_code == 403
