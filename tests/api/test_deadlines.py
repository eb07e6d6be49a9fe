"""A claim's deadline, for programs."""

import pytest

from tests import builders
from tests.api.client import client_of

pytestmark = pytest.mark.django_db


def test_a_program_sets_a_deadline_and_takes_it_away() -> None:
    staff = builders.staff()
    claim, client = builders.researching(staff), client_of(staff.edda)
    address = f"/api/v1/claims/{claim.pk}/deadline/"

    answer = client.put(address, {"version": claim.version, "due_at": "2099-05-03T14:00:00Z"})
    assert (answer.status_code, answer.json()["due_at"]) == (200, "2099-05-03T14:00:00Z")

    answer = client.put(address, {"version": answer.json()["version"], "due_at": None})
    assert (answer.status_code, answer.json()["due_at"]) == (200, None)


def test_a_program_is_told_why_not() -> None:
    staff = builders.staff()
    claim = builders.researching(staff)
    address = f"/api/v1/claims/{claim.pk}/deadline/"
    for by, sent, status in (
        (staff.ravi, {"version": claim.version, "due_at": "2099-05-03"}, 403),
        (staff.edda, {"version": claim.version - 1, "due_at": "2099-05-03"}, 409),
        (staff.edda, {"version": claim.version, "due_at": "soon"}, 422),
    ):
        assert client_of(by).put(address, sent).status_code == status
