"""Feeds, for programs."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.models import Article, Feed, FeedEntry
from tests import builders
from tests.actions.feed_acts import read
from tests.api.client import client_of

pytestmark = pytest.mark.django_db
ADDRESS = "/api/v1/feeds/"


def test_a_program_adds_a_feed_follows_it_and_takes_an_entry() -> None:
    staff = builders.staff()
    edda = client_of(staff.edda)

    made = edda.post(ADDRESS, {"address": "https://ledger.example/feed"})
    assert (made.status_code, made.json()["status"]) == (201, "trial")
    place = f"{ADDRESS}{made.json()['id']}/"
    assert edda.patch(place, {"status": "active"}).status_code == 409
    read(Feed.objects.get(), "bridge", "sport")

    followed = edda.patch(
        place, {"status": "active", "taking": "words", "include": "bridge", "present": True}
    ).json()
    assert (followed["status"], followed["include"], followed["every"]) == ("active", "bridge", 30)
    assert followed["next_poll_at"]
    listed = edda.get(f"{place}entries/").json()["results"]
    assert [(entry["title"], entry["outcome"]) for entry in listed] == [
        ("bridge", "waiting"),
        ("sport", "left_out"),
    ]
    assert [entry["title"] for entry in edda.get(f"{place}entries/?part=left_out").json()["results"]] == [
        "sport"
    ]

    taken = edda.post(f"{place}entries/{listed[1]['id']}/take/")
    assert (taken.status_code, taken.json()["outcome"]) == (202, "taken")
    assert Article.objects.get().pk == taken.json()["article"]
    assert edda.post(f"{place}entries/{listed[1]['id']}/take/").status_code == 409

    assert edda.post(f"{place}poll/").status_code == 202
    assert edda.patch(place, {"every": 60}).json()["every"] == 60
    assert edda.patch(place, {"status": "paused"}).json()["status"] == "paused"
    assert edda.post(f"{place}poll/").status_code == 409
    assert edda.delete(place).status_code == 409


def test_a_change_that_is_refused_in_part_changes_nothing() -> None:
    edda = client_of(builders.staff().edda)
    place = f"{ADDRESS}{edda.post(ADDRESS, {'address': 'https://ledger.example/feed'}).json()['id']}/"

    refused = edda.patch(place, {"every": 60, "status": "paused"})

    assert refused.status_code == 409
    assert edda.get(place).json()["every"] == 30


def test_a_program_is_told_why_not() -> None:
    staff = builders.staff()
    edda, ravi = client_of(staff.edda), client_of(staff.ravi)
    place = f"{ADDRESS}{edda.post(ADDRESS, {'address': 'https://ledger.example/feed'}).json()['id']}/"
    assert ravi.post(ADDRESS, {"address": "https://ledger.example/2"}).status_code == 403
    assert ravi.get(place).status_code == 200
    assert ravi.patch(place, {"every": 60}).status_code == 403
    for sent, field in (
        ({"every": 2}, "every"),
        ({"status": "trial"}, "status"),
        ({"present": 1}, "present"),
    ):
        refused = edda.patch(place, sent)
        assert refused.status_code == 422
        assert field in str(refused.json())
    assert edda.post(ADDRESS, {"address": "feed"}).status_code == 422
    assert edda.get(f"{place}entries/?part=odd").status_code == 422
    assert edda.get(f"{ADDRESS}9999/entries/").status_code == 404
    assert edda.delete(place).status_code == 204


def test_lists_cost_the_same_for_three_rows_and_three_hundred() -> None:
    staff = builders.staff()
    edda = client_of(staff.edda)
    edda.post(ADDRESS, {"address": "https://ledger.example/feed"})
    feed = Feed.objects.get()
    read(feed, "one", "two", "three")

    def cost(path: str) -> int:
        with CaptureQueriesContext(connection) as asked:
            assert edda.get(f"{path}?page_size=200").status_code == 200
        return len(asked)

    paths = (ADDRESS, f"{ADDRESS}{feed.pk}/entries/")
    before = [cost(path) for path in paths]
    Feed.objects.bulk_create(
        Feed(address=f"https://ledger.example/{number}", added_by=staff.edda, saved_by=staff.ravi)
        for number in range(300)
    )
    seen = FeedEntry.objects.earliest("pk")
    FeedEntry.objects.bulk_create(
        FeedEntry(feed=feed, identity=str(number), url="https://ledger.example/", seen_at=seen.seen_at,
                  present_at=seen.seen_at, outcome="left_out", why="Said.")
        for number in range(300)
    )  # fmt: skip
    assert [cost(path) for path in paths] == before
