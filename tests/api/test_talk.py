"""Comments and watches, for programs."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from rest_framework.test import APIClient

from claims.models import Claim, Comment, Watch
from tests import builders
from tests.api.client import client_of
from tests.builders import Staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff() -> Staff:
    return builders.staff()


@pytest.fixture
def ravi(staff: Staff) -> APIClient:
    return client_of(staff.ravi)


@pytest.fixture
def claim() -> Claim:
    return builders.claim()


def test_a_thread_from_its_first_word_to_its_end(ravi: APIClient, staff: Staff, claim: Claim) -> None:
    said = claim.appearances.get()
    address = f"/api/v1/claims/{claim.pk}/comments/"

    begun = ravi.post(address, {"text": "@cleo, who counted?", "statement": said.pk})
    assert begun.status_code == 201
    thread = begun.json()
    assert (thread["anchor"], thread["about"]["exact"], thread["mentions"]) == ("span", said.exact, ["cleo"])
    reply = client_of(staff.cleo).post(address, {"text": "The council.", "thread": thread["id"]})
    assert reply.json()["thread"] == thread["id"]
    one = f"/api/v1/comments/{thread['id']}/"
    changed = ravi.patch(one, {"text": "@cleo, who counted them?", "version": 1})
    assert (changed.status_code, changed.json()["version"]) == (200, 2)
    assert ravi.post(f"{one}resolve/").json()["resolved_by"]["username"] == "ravi"
    assert ravi.post(f"{one}resolve/").status_code == 409
    assert ravi.post(f"{one}reopen/").json()["resolved_at"] is None
    assert ravi.delete(one).status_code == 204

    assert ravi.get(one).json()["removed_by"]["username"] == "ravi"
    assert [row["id"] for row in ravi.get(address).json()["results"]] == [reply.json()["id"], thread["id"]]
    assert Comment.objects.count() == 2


@pytest.mark.parametrize(
    ("sent", "code", "field"),
    [
        ({"text": ""}, 422, "text"),
        ({"text": "Hm.", "thread": 999_999}, 422, "thread"),
        ({"text": "Hm.", "source": "x"}, 422, "source"),
        ({"text": "Hm.", "statement": {"id": 1}}, 422, "statement"),
    ],
)
def test_what_cannot_be_said_is_answered_by_field(
    ravi: APIClient, claim: Claim, sent: dict[str, object], code: int, field: str
) -> None:
    answer = ravi.post(f"/api/v1/claims/{claim.pk}/comments/", sent)

    assert answer.status_code == code
    assert field in answer.json()["errors"]


def test_somebody_elses_comment_is_not_changed(ravi: APIClient, staff: Staff, claim: Claim) -> None:
    made = client_of(staff.cleo).post(f"/api/v1/claims/{claim.pk}/comments/", {"text": "Mine."}).json()

    answer = ravi.patch(f"/api/v1/comments/{made['id']}/", {"text": "Not mine.", "version": 1})

    assert answer.status_code == 403
    assert answer.json()["detail"].startswith("Only who wrote a comment")


def test_a_claim_is_watched_as_often_as_asked_and_once(ravi: APIClient, staff: Staff, claim: Claim) -> None:
    address = f"/api/v1/claims/{claim.pk}/watch/"
    for _ in range(2):
        assert ravi.put(address).status_code == 204
    assert Watch.objects.count() == 1
    assert ravi.get(address).json()["watching"] is True
    told = client_of(staff.cleo).get(address).json()
    assert (told["watching"], [person["username"] for person in told["watchers"]]) == (False, ["ravi"])
    (row,) = ravi.get("/api/v1/claims/?view=watching").json()["results"]
    assert (row["watched"], row["comments"]) == (True, 0)

    for _ in range(2):
        assert ravi.delete(address).status_code == 204

    assert ravi.get("/api/v1/claims/?view=watching").json()["results"] == []
    assert ravi.put("/api/v1/claims/999999/watch/").status_code == 404


def test_the_list_costs_the_same_for_3_comments_and_for_300(
    ravi: APIClient, staff: Staff, claim: Claim
) -> None:
    def cost(more: int) -> int:
        made = [
            Comment(claim=claim, text="Say.", author=staff.cleo, written_at=claim.created_at)
            for _ in range(more)
        ]
        Comment.objects.bulk_create(made)
        with CaptureQueriesContext(connection) as captured:
            answer = ravi.get(f"/api/v1/claims/{claim.pk}/comments/?page_size=200")
        assert answer.status_code == 200
        return len(captured)

    assert cost(3) == cost(297)
