"""Denials, parties and sources over the API."""

import pytest

from claims.models import Denial, Party, Source
from tests import builders, kept_pages
from tests.api.client import client_of

pytestmark = pytest.mark.django_db


def test_denials_are_found_by_claim_article_and_party() -> None:
    first, second = builders.claim(), builders.claim()
    one, two = builders.denial(first), builders.denial(second, said_by="Harbour Board")
    client = client_of(builders.person())

    def ids(query: str) -> list[int]:
        return [row["statement"]["id"] for row in client.get(f"/api/v1/denials/?{query}").json()["results"]]

    assert ids("") == [two.pk, one.pk]
    assert ids(f"claim={first.pk}") == [one.pk]
    assert ids(f"article={two.snapshot.article_id}") == [two.pk]
    assert ids(f"party={one.party_id}") == [one.pk]
    assert client.get("/api/v1/denials/?claim=x").json()["errors"] == {"claim": "“x” is not a number."}


def test_a_denial_can_be_linked_and_parted() -> None:
    claim, other = builders.claim(), builders.claim()
    denial = Denial.objects.get(statement=builders.denial(claim))
    client, address = client_of(builders.person()), f"/api/v1/denials/{denial.pk}/"
    answer = client.post(f"{address}targets/", {"claim": other.pk, "scope": "part"})
    assert [(target["claim"], target["scope"]) for target in answer.json()["targets"]] == [
        (claim.pk, "full"),
        (other.pk, "part"),
    ]
    assert client.delete(f"{address}targets/{claim.pk}/").status_code == 204
    assert [target["claim"] for target in client.get(address).json()["targets"]] == [other.pk]
    assert client.delete(f"{address}targets/{claim.pk}/").status_code == 404
    assert set(client.post(f"{address}targets/", {}).json()["errors"]) == {"claim", "scope"}


def test_a_withdrawn_claim_takes_no_denial() -> None:
    staff = builders.staff()
    denial = Denial.objects.get(statement=builders.denial(builders.claim()))
    withdrawn = builders.withdrawn(staff)
    answer = client_of(staff.edda).post(
        f"/api/v1/denials/{denial.pk}/targets/", {"claim": withdrawn.pk, "scope": "full"}
    )
    assert answer.status_code == 409


def test_parties_are_found_by_name_and_kind() -> None:
    builders.denial(builders.claim())
    client = client_of(builders.person())
    assert {row["name"] for row in client.get("/api/v1/parties/").json()["results"]} == {
        "Dora Finch",
        "Ministry of Works",
    }
    (party,) = client.get("/api/v1/parties/?q=finch&kind=person").json()["results"]
    assert party["aliases"] == []
    assert client.get(f"/api/v1/parties/{party['id']}/").json() == party
    assert client.get("/api/v1/parties/?kind=ghost").status_code == 422
    assert Party.objects.count() == 2


def test_a_source_is_added_changed_and_removed() -> None:
    staff = builders.staff()
    claim = builders.researching(staff)
    client = client_of(staff.ravi)
    new = {"title": "Register", "url": "https://r.example/", "stance": "refutes", "kind": "dataset"}
    made = client.post(f"/api/v1/claims/{claim.pk}/sources/", new)
    assert made.status_code == 201
    address = f"/api/v1/sources/{made.json()['id']}/"
    changed = client.patch(address, {"version": 1, "stance": "supports"})
    assert (changed.json()["stance"], changed.json()["title"], changed.json()["version"]) == (
        "supports",
        "Register",
        2,
    )
    assert client.patch(address, {"version": 1, "title": "Late"}).status_code == 409
    assert client.patch(address, {"title": "x"}).json()["errors"].keys() == {"version"}
    assert [row["id"] for row in client.get("/api/v1/sources/?stance=supports").json()["results"]] == [
        made.json()["id"]
    ]
    assert client.delete(address).status_code == 204
    assert not Source.objects.exists()


def test_a_source_that_cannot_be_found_again_is_refused() -> None:
    claim = builders.claim()
    answer = client_of(builders.person()).post(f"/api/v1/claims/{claim.pk}/sources/", {"title": "Hearsay"})
    assert answer.status_code == 422
    assert set(answer.json()["errors"]) == {"url", "stance", "kind"}
    assert client_of(builders.person()).get(f"/api/v1/claims/{claim.pk}/sources/").json()["results"] == []


def test_a_published_claims_sources_stay_as_they_are() -> None:
    staff = builders.staff()
    claim = builders.published(staff)
    source = claim.sources.get()
    assert client_of(staff.edda).delete(f"/api/v1/sources/{source.pk}/").status_code == 409


def test_a_source_names_what_was_kept_of_its_page_the_newest_first() -> None:
    staff = builders.staff()
    source = builders.source(builders.researching(staff), staff.ravi, url="https://works.test/report")
    address, client = f"/api/v1/sources/{source.pk}/", client_of(staff.ravi)
    assert client.get(address).json()["snapshots"] == []
    kept = [kept_pages.evidence(source, f"<p>{number}</p>") for number in (1, 2)]

    seen = client.get(address).json()["snapshots"]

    assert seen[0] == {
        "id": kept[1].pk,
        "sha256": kept[1].sha256,
        "fetched_at": "2026-10-01T08:30:00Z",
        "url": source.url,
        "final_url": source.url,
        "content_type": "text/html",
    }
    assert [row["sha256"] for row in seen] == [kept[1].sha256, kept[0].sha256]
    changed = client.patch(address, {"version": 1, "title": "The report"}).json()
    assert changed["snapshots"] == seen
    assert client.get(f"/api/v1/claims/{source.claim_id}/").json()["sources"][0]["snapshots"] == seen
