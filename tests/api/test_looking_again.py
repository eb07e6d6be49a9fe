"""Looking again, parts and later texts, for programs."""

from datetime import timedelta

import pytest
from django.utils import timezone

from claims.models import OutboxEvent
from claims.pipeline import drain
from tests import builders
from tests.api.client import client_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff() -> builders.Staff:
    return builders.staff()


def test_a_day_to_look_again_is_planned(staff: builders.Staff) -> None:
    claim = builders.published(staff)
    day = (timezone.localdate() + timedelta(days=9)).isoformat()
    client, address = client_of(staff.ravi), f"/api/v1/claims/{claim.pk}/recheck/"
    assert client.put(address, {"recheck_on": day}).json() == {"recheck_on": day}
    assert client.get(f"/api/v1/claims/{claim.pk}/").json()["recheck_on"] == day
    assert client.put(address, {"recheck_on": None}).json() == {"recheck_on": None}
    refused = client.put(address, {"recheck_on": "2020-01-31"})
    assert (refused.status_code, refused.json()["detail"]) == (
        422,
        "The day to look again must be a day to come.",
    )


def test_a_claim_is_split_and_the_split_undone(staff: builders.Staff) -> None:
    claim = builders.claim()
    client, address = client_of(staff.edda), f"/api/v1/claims/{claim.pk}/parts/"
    made = client.post(address, {"version": claim.version, "texts": ["One part", "Another part"]})
    assert made.status_code == 201
    assert [(part["text"], part["state"], part["verdict"]) for part in made.json()] == [
        ("One part", "new", ""),
        ("Another part", "new", ""),
    ]
    whole = client.get(f"/api/v1/claims/{claim.pk}/").json()
    assert [part["id"] for part in whole["parts"]] == [part["id"] for part in made.json()]
    assert client.get(f"/api/v1/claims/{made.json()[0]['id']}/").json()["part_of"] == claim.pk
    assert client.post(address, {"version": 1, "texts": ["Only one"]}).status_code == 422
    gone = client.post(f"{address}undo/", {"version": whole["version"]})
    assert {part["state"] for part in gone.json()} == {"set_aside"}
    assert client_of(staff.ravi).post(address, {"version": 1, "texts": ["A", "B"]}).status_code == 403


def test_a_source_that_is_gone_puts_its_claim_in_look_again(staff: builders.Staff) -> None:
    claim = builders.published(staff)
    source = claim.sources.get()
    client, address = client_of(staff.ravi), f"/api/v1/sources/{source.pk}/check/"
    assert client.post(address, {"condition": "gone"}).status_code == 422
    answer = client.post(address, {"condition": "gone", "note": "404."})
    assert (answer.status_code, answer.json()["condition"]) == (200, "gone")
    drain.drain_all()
    row = client.get("/api/v1/claims/?view=look_again").json()["results"][0]
    assert row["id"] == claim.pk
    assert "is gone" in row["look_again"]
    assert row["look_again_since"]


def test_what_an_article_says_now_is_received_and_compared(staff: builders.Staff) -> None:
    article = builders.article("The words of it.")
    OutboxEvent.objects.all().delete()
    client, address = client_of(staff.ravi), f"/api/v1/articles/{article.pk}/snapshots/"
    assert client.post(address, {"text": "The words of it."}).status_code == 200
    answer = client.post(address, {"text": "Other words of it."})
    assert (answer.status_code, answer.json()["compared_at"]) == (202, None)
    drain.drain_all()
    assert article.snapshots.latest("id").compared_at is not None
    assert client.get(f"/api/v1/articles/{article.pk}/").json()["snapshot"]["text"] == "The words of it."
    assert client.post(address, {}).status_code == 422
    assert client.post(address, {"text": " "}).status_code == 422
