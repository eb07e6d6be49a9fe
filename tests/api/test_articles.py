"""Articles over the API."""

from io import BytesIO

import pytest

from claims.actions import articles, steps
from claims.models import Article
from claims.pipeline import drain, extract
from tests import builders
from tests.api.client import client_of
from tests.gateways.reading import documents as made

pytestmark = pytest.mark.django_db


def test_an_article_sent_in_is_accepted_with_its_address_and_progress() -> None:
    client = client_of(builders.person())
    answer = client.post(
        "/api/v1/articles/",
        {"text": "Dora Finch said it rained.", "title": "Rain", "published_at": "2026-10-01"},
    )
    assert answer.status_code == 202
    body = answer.json()
    assert body["created"] is True
    assert answer["Location"] == body["address"] == f"/api/v1/articles/{body['id']}/"
    assert body["progress"]["status"] == "waiting"
    assert [step["status"] for step in body["progress"]["steps"]] == ["waiting"] * 3
    detail = client.get(answer["Location"]).json()
    assert detail["article"]["title"] == "Rain"
    assert detail["article"]["published_at"] == "2026-10-01T00:00:00Z"
    assert detail["snapshot"]["how"] == "api"


def test_the_same_bytes_give_the_known_article() -> None:
    client = client_of(builders.person())
    first = client.post("/api/v1/articles/", {"text": "It rained."})
    again = client.post("/api/v1/articles/", {"text": "It rained."})
    assert again.status_code == 200
    assert again.json() == {**first.json(), "created": False}
    assert Article.objects.count() == 1


def test_a_file_can_be_sent() -> None:
    client = client_of(builders.person())
    file = BytesIO("It snowed – a lot.".encode())
    file.name = "snow.txt"
    answer = client.post("/api/v1/articles/", {"file": file, "publisher": "Ledger"}, format="multipart")
    assert answer.status_code == 202
    snapshot = Article.objects.get().snapshots.get()
    assert snapshot.filename == "snow.txt"
    assert bytes(snapshot.raw).decode() == "It snowed – a lot."


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "text"),
        ({"text": "  "}, "text"),
        ({"text": "x", "published_at": "yesterday"}, "published_at"),
        ({"text": "x", "url": "not an address"}, "url"),
    ],
)
def test_what_is_missing_is_named(body: dict[str, str], field: str) -> None:
    answer = client_of(builders.person()).post("/api/v1/articles/", body)
    assert answer.status_code == 422
    assert answer["Content-Type"] == "application/problem+json"
    assert list(answer.json()["errors"]) == [field]
    assert not Article.objects.exists()


def test_what_is_no_text_is_refused_and_no_article_is_made_of_it() -> None:
    file = BytesIO(b"\x89PNG\r\n\x1a\n\x00\x00\x00")
    file.name = "picture.txt"
    answer = client_of(builders.person()).post("/api/v1/articles/", {"file": file}, format="multipart")
    assert answer.status_code == 422
    assert answer.json()["errors"]["file"].startswith("This is a picture (PNG)")
    assert not Article.objects.exists()


def test_a_document_is_sent_as_a_file_and_says_where_all_is_known_from() -> None:
    file, client = BytesIO(made.docx()), client_of(builders.person())
    file.name = "bridge.docx"
    sent = client.post("/api/v1/articles/", {"file": file, "publisher": "Ledger"}, format="multipart")
    assert sent.status_code == 202
    drain.drain_all()
    article = client.get(sent["Location"]).json()["article"]
    assert (article["title"], article["changed_at"]) == ("The bridge at Lowgate", "2026-10-01T08:00:00Z")
    assert article["origins"]["title"] == article["origins"]["changed_at"] == "file"
    assert article["origins"]["publisher"] == "person"


def test_what_is_no_json_is_refused() -> None:
    answer = client_of(builders.person()).post("/api/v1/articles/", b"{", content_type="application/json")
    assert answer.status_code == 400
    assert answer.json()["title"] == "The request cannot be used"


def test_progress_names_the_step_that_runs() -> None:
    client = client_of(builders.person())
    article_id = client.post("/api/v1/articles/", {"text": "It rained."}).json()["id"]
    steps.start(snapshot=Article.objects.get().snapshots.get(), step="extract", version=extract.VERSION)
    progress = client.get(f"/api/v1/articles/{article_id}/").json()["progress"]
    assert progress["status"] == "reading"
    assert [step["status"] for step in progress["steps"]] == ["running", "waiting", "waiting"]


def test_an_article_shows_what_was_found_in_it() -> None:
    claim = builders.claim("The bridge at Lowgate cost nine million")
    statement = claim.appearances.get()
    body = client_of(builders.person()).get(f"/api/v1/articles/{statement.snapshot.article_id}/").json()
    (found,) = body["statements"]
    text = body["snapshot"]["text"]
    assert text[found["start"] : found["end"]] == found["exact"] == "The bridge at Lowgate cost nine million"
    assert (found["kind"], found["claim"], found["denies"]) == ("claim", claim.pk, [])
    assert found["party"]["name"] == "Dora Finch"


def test_a_denial_in_an_article_names_the_claims_it_answers() -> None:
    claim = builders.claim()
    statement = builders.denial(claim)
    body = client_of(builders.person()).get(f"/api/v1/articles/{statement.snapshot.article_id}/").json()
    (found,) = body["statements"]
    assert (found["kind"], found["denial_type"], found["denies"]) == ("denial", "flat", [claim.pk])


def test_a_failed_article_can_be_read_again_and_another_cannot() -> None:
    user = builders.person()
    client = client_of(user)
    sent = client.post("/api/v1/articles/", {"text": "It rained."}).json()
    refused = client.post(f"/api/v1/articles/{sent['id']}/retry/")
    assert refused.status_code == 409
    articles.fail(article_id=Article.objects.get().pk, problem="It is no text.")
    again = client.post(f"/api/v1/articles/{sent['id']}/retry/")
    assert (again.status_code, again.json()["status"]) == (202, "waiting")


def test_an_article_that_is_not_there() -> None:
    answer = client_of(builders.person()).get("/api/v1/articles/999999/")
    assert answer.status_code == 404
    assert answer.json()["type"] == "/api/v1/problems/not-found/"


def test_an_address_is_accepted_and_fetched_later() -> None:
    client = client_of(builders.person())
    answer = client.post(
        "/api/v1/articles/", {"address": "https://ledger.example/rain?utm_medium=mail", "publisher": "Ledger"}
    )
    assert answer.status_code == 202
    names = [step["name"] for step in answer.json()["progress"]["steps"]]
    assert names == ["fetch", "extract", "analyse", "copies"]
    detail = client.get(answer["Location"]).json()
    assert detail["article"]["url"] == "https://ledger.example/rain"
    assert detail["article"]["publisher"] == "Ledger"
    assert detail["snapshot"] is None
    again = client.post("/api/v1/articles/", {"address": "https://LEDGER.example/rain"})
    assert (again.status_code, again.json()["id"]) == (200, answer.json()["id"])


@pytest.mark.parametrize(
    ("body", "field", "sentence"),
    [
        ({"address": "rain"}, "address", "Only addresses that begin with"),
        ({"address": "https://a.example", "text": "It rained."}, "text", "Send one of"),
        ({"address": "https://a.example", "url": "https://b.example"}, "url", "Leave `url` out"),
    ],
)
def test_a_wrong_address_is_named(body: dict[str, str], field: str, sentence: str) -> None:
    answer = client_of(builders.person()).post("/api/v1/articles/", body)
    assert answer.status_code == 422
    assert sentence in str(answer.json()["errors"][field])
    assert not Article.objects.exists()


def test_one_key_is_of_one_address() -> None:
    client = client_of(builders.person())
    for page, status in ((1, 202), (1, 202), (2, 422)):
        sent = {"address": f"https://a.example/{page}"}
        assert client.post("/api/v1/articles/", sent, HTTP_IDEMPOTENCY_KEY="k").status_code == status
    assert Article.objects.count() == 1
