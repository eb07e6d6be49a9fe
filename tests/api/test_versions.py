"""What was received of an article and what differs, for programs."""

import pytest

from claims.actions import articles
from claims.pipeline import drain
from tests import builders, kept_pages
from tests.api.client import client_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff() -> builders.Staff:
    return builders.staff()


def test_what_was_received_is_listed_and_what_differs_is_told(staff: builders.Staff) -> None:
    article = builders.article("The bridge carries 40 tonnes.")
    articles.receive_again(article=article, raw=b"The bridge carries 30 tonnes.", how="paste", by=staff.ravi)
    drain.drain_all()
    client = client_of(staff.ravi)

    listed = client.get(f"/api/v1/articles/{article.pk}/versions/").json()
    told = client.get(f"/api/v1/articles/{article.pk}/edits/").json()

    assert [(each["number"], each["read"], each["words_added"]) for each in listed["versions"]] == [
        (2, False, 1),
        (1, True, None),
    ]
    assert listed["revisit"] is None
    assert (told["words_added"], told["words_removed"]) == (1, 1)
    assert [(piece["change"], piece["text"]) for piece in told["pieces"]] == [
        ("same", "The bridge carries"),
        ("removed", " 40"),
        ("added", " 30"),
        ("same", " tonnes."),
    ]
    assert client.get(f"/api/v1/articles/{builders.article().pk}/edits/").status_code == 404


def test_a_page_is_fetched_again_when_a_program_asks(staff: builders.Staff) -> None:
    article = kept_pages.page("<p>Words.").article
    client, address = client_of(staff.ravi), f"/api/v1/articles/{article.pk}/revisit/"

    asked = client.post(address)

    assert asked.status_code == 202
    assert asked.json()["asked_at"]
    assert client.post(address).status_code == 409
    listed = client.get(f"/api/v1/articles/{article.pk}/versions/").json()
    (version,) = listed["versions"]
    assert version["fetch"]["final_url"] == article.address
    assert version["fetch"]["hops"][0][1] == 301
