"""Checks of others through the API: brought in, mapped, listed and used, by the rules of the pages."""

import json
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from rest_framework.test import APIClient

from claims.models import OutsideCheck, OutsideImport, OutsideRating
from tests import builders, outside
from tests.api.client import client_of
from tests.api.test_schema import keeps_to
from tests.builders import Staff

pytestmark = pytest.mark.django_db
V1 = "/api/v1"


@pytest.fixture
def staff() -> Staff:
    return builders.staff()


@pytest.fixture
def api(staff: Staff) -> APIClient:
    return client_of(staff.edda)


def test_what_is_sent_is_read_and_says_what_came_of_it(api: APIClient) -> None:
    answer = api.post(
        f"{V1}/outside-imports/", {"text": json.dumps([outside.review(), {"@type": "ClaimReview"}])}
    )
    assert (answer.status_code, answer.json()["status"]) == (202, "waiting")

    outside.read(OutsideImport.objects.get())

    read = api.get(answer["Location"]).json()
    assert (read["status"], read["added"], read["problem_count"]) == ("ready", 1, 1)
    assert read["problems"][0].startswith("Entry 2: it does not say")
    assert read["made_by"]["username"] == "edda"


def test_a_file_and_an_address_are_taken_too(api: APIClient) -> None:
    file = SimpleUploadedFile(
        "feed.json", json.dumps(outside.review()).encode(), content_type="application/json"
    )
    sent = api.post(f"{V1}/outside-imports/", {"file": file}, format="multipart")
    address = api.post(f"{V1}/outside-imports/", {"address": "https://facts.example/feed"})

    assert (sent.json()["filename"], address.json()["address"]) == ("feed.json", "https://facts.example/feed")


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({}, 422),
        ({"text": "{}", "address": "https://facts.example"}, 422),
        ({"text": " "}, 422),
        ({"address": "facts"}, 422),
        ([1], 422),
    ],
)
def test_what_cannot_be_taken_is_refused(api: APIClient, sent: Any, status: int) -> None:
    assert api.post(f"{V1}/outside-imports/", sent).status_code == status
    assert not OutsideImport.objects.exists()


def test_words_are_mapped_and_that_is_undone(api: APIClient, staff: Staff) -> None:
    outside.bring(staff.edda, *[outside.rated("Falsch", url=f"{outside.SITE}/{n}") for n in range(3)])
    (word,) = api.get(f"{V1}/outside-ratings/?unmapped=1").json()["results"]
    assert (word["words"], word["checks"], word["rating"]) == ("Falsch", 3, None)
    address = f"{V1}/outside-ratings/{word['id']}"

    mapped = api.post(f"{address}/map/", {"rating": "false", "version": word["version"]}).json()
    assert (mapped["rating"], mapped["decided_by"]["username"], mapped["undoable"]) == ("false", "edda", True)
    assert {row["rating"] for row in api.get(f"{V1}/outside-checks/").json()["results"]} == {"false"}
    assert api.post(f"{address}/map/", {"rating": "true", "version": 1}).status_code == 409
    assert api.post(f"{address}/map/", {"rating": "odd", "version": 2}).status_code == 422
    assert api.get(f"{V1}/outside-ratings/?unmapped=1").json()["results"] == []

    assert api.post(f"{address}/undo/", {"version": 2}).json()["rating"] is None
    assert api.post(f"{address}/undo/", {"version": 3}).status_code == 409
    assert api.post(f"{V1}/outside-ratings/77777/map/", {"rating": "", "version": 1}).status_code == 404


def test_a_check_is_read_whole_and_used_as_a_source(api: APIClient, staff: Staff) -> None:
    check, claim = outside.check(staff.edda), builders.researching(staff)
    read = api.get(f"{V1}/outside-checks/{check.pk}/").json()
    assert read["raw"] == outside.review()
    assert (read["check"]["words"], read["versions"], read["stance"]) == (
        "Mostly wrong",
        [check.pk],
        "context",
    )

    cited = api.post(f"{V1}/outside-checks/{check.pk}/cite/", {"claim": f"C-{claim.pk}", "stance": "refutes"})
    assert (cited.status_code, cited.json()["claim"], cited.json()["kind"]) == (201, claim.pk, "secondary")
    again = api.post(f"{V1}/outside-checks/{check.pk}/cite/", {"claim": claim.pk, "stance": "refutes"})
    assert (again.status_code, list(again.json()["errors"])) == (422, ["claim"])
    assert api.get(f"{V1}/outside-checks/77777/").status_code == 404


def test_checks_near_a_claim_are_listed(api: APIClient, staff: Staff) -> None:
    outside.check(staff.edda)
    claim = builders.claim("The ferry of Harwick carried two million passengers")

    (near,) = api.get(f"{V1}/claims/{claim.pk}/outside-checks/").json()

    assert (near["check"]["claim_reviewed"], near["share"]) == (outside.review()["claimReviewed"], 100)


def test_a_reviewer_reads_and_does_not_write(staff: Staff) -> None:
    outside.check(staff.edda)
    api = client_of(staff.ravi)

    assert len(api.get(f"{V1}/outside-checks/").json()["results"]) == 1
    assert api.post(f"{V1}/outside-imports/", {"text": "{}"}).status_code == 403
    word = OutsideRating.objects.get()
    assert (
        api.post(f"{V1}/outside-ratings/{word.pk}/map/", {"rating": "false", "version": 1}).status_code == 403
    )


def test_answers_keep_to_the_description(api: APIClient, staff: Staff) -> None:
    check = outside.check(staff.edda)
    outside.decided(staff.edda, "Mostly wrong", "false")
    claim = builders.claim("The ferry of Harwick carried two million passengers")
    pairs = {
        "/outside-checks/": "/outside-checks/?rating=false&q=ferry",
        "/outside-checks/{id}/": f"/outside-checks/{check.pk}/",
        "/outside-imports/": "/outside-imports/",
        "/outside-imports/{id}/": f"/outside-imports/{check.came_with_id}/",
        "/outside-ratings/": "/outside-ratings/",
        "/claims/{id}/outside-checks/": f"/claims/{claim.pk}/outside-checks/",
    }
    for path, address in pairs.items():
        keeps_to(f"{V1}{path}", "get", 200, api.get(f"{V1}{address}").json())


@pytest.mark.parametrize("what", ["outside-checks", "outside-imports", "outside-ratings", "near"])
def test_300_cost_as_much_as_3(api: APIClient, staff: Staff, what: str) -> None:
    claim = builders.claim("The ferry of Harwick carried two million passengers")
    address = f"claims/{claim.pk}/outside-checks/" if what == "near" else f"{what}/?page_size=200"
    costs = []
    for count in (3, 300):
        words = [
            outside.rated(f"Word {count} {n}", url=f"{outside.SITE}/{count}/{n}", author=f"Paper {n}")
            for n in range(count)
        ]
        row = outside.bring(staff.edda, *words)
        for number in range(count if what == "outside-imports" else 0):
            OutsideImport.objects.create(
                address=f"{outside.SITE}/{number}", how="address", made_by=row.made_by
            )
        with CaptureQueriesContext(connection) as queries:
            assert api.get(f"{V1}/{address}").status_code == 200
        costs.append(len(queries))
    assert costs[0] == costs[1]
    assert OutsideCheck.objects.count() == 303
