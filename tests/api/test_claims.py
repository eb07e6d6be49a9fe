"""Claims over the API: the list, one claim, its words and its history."""

import pytest

from claims.actions import stories
from claims.models import Claim
from tests import builders
from tests.api.client import client_of

pytestmark = pytest.mark.django_db


def test_the_list_has_the_desks_filters() -> None:
    staff = builders.staff()
    new = builders.claim("The ferry sank in the harbour last night")
    denied = builders.claim("The mayor of Aumery paid for the sirens")
    builders.denial(denied)
    published = builders.published(staff)
    client = client_of(staff.edda)

    def ids(query: str) -> set[int]:
        return {row["id"] for row in client.get(f"/api/v1/claims/?{query}").json()["results"]}

    assert ids("") == {new.pk, denied.pk}
    assert ids("view=all") == {new.pk, denied.pk, published.pk}
    assert ids("state=published") == ids("verdict=false") == {published.pk}
    assert ids("denied=1") == {denied.pk}
    assert ids("q=ferry") == {new.pk}
    assert ids("mine=1") == set()


def test_a_row_says_who_said_and_who_denied() -> None:
    staff = builders.staff()
    claim = builders.published(staff)
    builders.denial(claim)
    (row,) = client_of(staff.edda).get("/api/v1/claims/?view=all").json()["results"]
    assert [speaker["name"] for speaker in row["said_by"]] == ["Dora Finch"]
    assert [speaker["name"] for speaker in row["denied_by"]] == ["Ministry of Works"]
    assert (row["verdict"], row["verdict_label"]) == ("false", "False")
    assert row["assignee"]["username"] == "ravi"


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("state=lost", "state"),
        ("verdict=maybe", "verdict"),
        ("page_size=0", "page_size"),
        ("page_size=x", "page_size"),
        ("after=%C3%A9", "after"),
        ("after=abc", "after"),
    ],
)
def test_a_filter_that_cannot_be_read_is_named(query: str, field: str) -> None:
    answer = client_of(builders.person()).get(f"/api/v1/claims/?{query}")
    assert answer.status_code == 422
    assert list(answer.json()["errors"]) == [field]


def test_pages_follow_one_another_and_hold_every_claim_once() -> None:
    snapshot = builders.snapshot(builders.article(" ".join(f"Claim {n} holds." for n in range(7))))
    made = {builders.statement(f"Claim {n} holds", within=snapshot).claim_id or 0 for n in range(7)}
    client, seen = client_of(builders.person()), []
    address: str | None = "/api/v1/claims/?page_size=3"
    pages = 0
    while address:
        body = client.get(address).json()
        seen += [row["id"] for row in body["results"]]
        address, pages = body["next"], pages + 1
    assert (sorted(seen), pages) == (sorted(made), 3)


def test_a_claim_shows_its_record_and_the_moves_of_whoever_asks() -> None:
    staff = builders.staff()
    claim = builders.in_second_reading(staff)
    denial = builders.denial(claim)
    body = client_of(staff.ravi).get(f"/api/v1/claims/{claim.pk}/").json()
    assert (body["number"], body["state"], body["version"]) == (claim.number, "second_reading", claim.version)
    assert body["contested"] is True
    (appearance,) = body["appearances"]
    assert appearance["party"]["name"] == "Dora Finch"
    assert appearance["article"]["publisher"] == "Harwick Courier"
    (denied,) = body["denials"]
    assert (denied["type"], denied["statement"]["id"]) == ("flat", denial.pk)
    assert [source["stance"] for source in body["sources"]] == ["refutes"]
    assert (body["proposal"]["rating"], body["proposal"]["proposed_by"]["username"]) == ("false", "ravi")
    assert body["verdict"] is None
    moves = {offer["move"]: offer for offer in body["moves"]}
    assert set(moves) == {"send_back", "confirm"}
    assert moves["confirm"]["allowed"] is False
    assert moves["confirm"]["why_not"] == "You proposed this verdict; another person must read it."
    for_editor = client_of(staff.edda).get(f"/api/v1/claims/{claim.pk}/").json()["moves"]
    assert {offer["move"]: offer["allowed"] for offer in for_editor}["send_back"] is True


def test_a_claim_and_its_row_say_which_articles_count_as_one_source_and_why() -> None:
    staff = builders.staff()
    claim = builders.claim()
    copy = builders.statement(said_by=builders.voice("Osric Venn"), claim=claim)
    first = claim.appearances.exclude(pk=copy.pk).get().snapshot.article
    stories.join(article=copy.snapshot.article, other=first, by=staff.edda)
    client = client_of(staff.ravi)
    (row,) = client.get("/api/v1/claims/").json()["results"]
    reason = "These articles are copies or rewrites of one story, first reported by Harwick Courier."
    expected = [{"reason": reason, "articles": [first.pk, copy.snapshot.article_id]}]
    assert (row["independent"], row["origins"]) == (1, expected)
    assert client.get(f"/api/v1/claims/{claim.pk}/").json()["origins"] == expected


def test_a_published_claim_shows_its_verdict() -> None:
    staff = builders.staff()
    claim = builders.published(staff)
    verdict = client_of(staff.edda).get(f"/api/v1/claims/{claim.pk}/").json()["verdict"]
    assert (verdict["rating"], verdict["label"], verdict["number"]) == ("false", "False", 1)
    assert (verdict["stale_since"], verdict["ended_at"]) == (None, None)


def test_better_words_need_the_version_that_was_seen() -> None:
    staff = builders.staff()
    claim = builders.claim()
    client, address = client_of(staff.ravi), f"/api/v1/claims/{claim.pk}/"
    done = client.patch(address, {"text": "Harwick built no homes.", "version": claim.version})
    assert (done.status_code, done.json()["text"]) == (200, "Harwick built no homes.")
    stale = client.patch(address, {"text": "Harwick built one.", "version": claim.version})
    assert stale.status_code == 409
    assert client.patch(address, {"text": "x"}).json()["errors"] == {
        "version": "Say which version of the claim you saw."
    }
    assert Claim.objects.get(pk=claim.pk).text == "Harwick built no homes."


def test_the_history_is_a_chain_with_the_last_entry_first() -> None:
    staff = builders.staff()
    claim = builders.triaged(staff)
    entries = client_of(staff.edda).get(f"/api/v1/claims/{claim.pk}/history/").json()["results"]
    assert [entry["position"] for entry in entries] == list(range(len(entries), 0, -1))
    assert entries[0]["kind"] == "claim.moved"
    assert entries[0]["data"]["to"] == "triaged"
    assert entries[0]["previous_hash"] == entries[1]["hash"]
    assert entries[0]["actor_name"] == staff.edda.display_name
