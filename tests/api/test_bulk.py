"""Bulk moves, for programs."""

import pytest

from claims.domain.topics import Queue
from claims.models import BulkJob
from claims.pipeline import drain
from tests import builders
from tests.api.client import client_of
from tests.web import many
from tests.web.at_the_claim import fresh

pytestmark = pytest.mark.django_db
ADDRESS = "/api/v1/bulk-moves/"


def test_a_program_moves_many_claims_reads_each_outcome_and_undoes_it() -> None:
    staff = builders.staff()
    fine, elsewhere = builders.triaged(staff), builders.claim()
    client = client_of(staff.edda)
    claims = [{"claim": claim.pk, "version": claim.version} for claim in (fine, elsewhere)]

    started = client.post(ADDRESS, {"move": "assign", "claims": claims, "assignee": staff.ravi.pk})
    assert started.status_code == 202
    job = started.json()
    assert (job["claims"], job["waiting"], job["finished_at"]) == (2, 2, None)

    drain.drain(Queue.BULK)
    after = client.get(f"{ADDRESS}{job['id']}/").json()
    assert (after["moved"], after["refused"], after["waiting"]) == (1, 1, 0)
    outcomes = client.get(f"{ADDRESS}{job['id']}/outcomes/").json()["results"]
    assert [(row["claim"], row["outcome"], row["sentence"]) for row in outcomes] == [
        (fine.pk, "moved", ""),
        (elsewhere.pk, "stale", "“Assign” does not start in “New”, where the claim is now."),
    ]

    back = client.post(f"{ADDRESS}{job['id']}/undo/")
    assert (back.status_code, back.json()["undoes"]) == (202, job["id"])
    drain.drain(Queue.BULK)
    assert fresh(fine).state == "triaged"
    assert [row["id"] for row in client.get(ADDRESS).json()["results"]] == [back.json()["id"], job["id"]]


def test_a_program_moves_all_that_the_filters_leave() -> None:
    staff = builders.staff()
    wanted, other = builders.triaged(staff, topic="Housing"), builders.triaged(staff)
    client_of(staff.ravi).post(ADDRESS, {"move": "take", "within": "topic=Housing"})
    drain.drain(Queue.BULK)
    assert (fresh(wanted).state, fresh(other).state) == ("researching", "triaged")


def test_a_program_is_told_why_not() -> None:
    staff = builders.staff()
    claims = [{"claim": builders.claim().pk, "version": 1}]
    for by, sent, status in (
        (staff.ravi, {"move": "triage", "claims": claims, "checkability": "fact_now"}, 403),
        (staff.edda, {"move": "set_aside", "claims": claims}, 422),
        (staff.edda, {"move": "fly", "claims": claims}, 422),
        (staff.edda, {"move": "take"}, 422),
        (staff.edda, {"move": "take", "claims": [{"claim": "odd"}]}, 422),
        (staff.edda, {"move": "take", "within": "state=odd"}, 422),
    ):
        assert client_of(by).post(ADDRESS, sent).status_code == status, sent
    assert not BulkJob.objects.exists()
    assert client_of(staff.edda).get(f"{ADDRESS}99/").status_code == 404


def test_the_outcomes_are_paged_in_order() -> None:
    staff = builders.staff()
    claims = [{"claim": claim.pk, "version": claim.version} for claim in many.claims(120, staff.ravi)]
    client = client_of(staff.edda)
    job = client.post(ADDRESS, {"move": "withdraw", "claims": claims, "reason": "It was forged."}).json()
    drain.drain(Queue.BULK)
    seen: list[int] = []
    address = f"{ADDRESS}{job['id']}/outcomes/"
    while address:
        page = client.get(address).json()
        seen += [row["position"] for row in page["results"]]
        address = page["next"]
    assert seen == list(range(120))


@pytest.mark.parametrize(("claim", "version"), [(1, 2**31), (1, -1), (2**63, 1)])
def test_a_number_that_no_claim_has_is_refused_at_the_claims(claim: int, version: int) -> None:
    staff = builders.staff()
    claims = [{"claim": claim, "version": version}]

    answer = client_of(staff.edda).post(ADDRESS, {"move": "take", "claims": claims})

    assert (answer.status_code, set(answer.json()["errors"])) == (422, {"claim"})
    assert not BulkJob.objects.exists()
