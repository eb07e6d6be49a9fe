"""Bringing in checks of others on the web, and saying what their ratings mean, without script."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from claims.models import OutsideCheck, OutsideImport, OutsideRating
from tests import outside
from tests.builders import Staff

pytestmark = pytest.mark.django_db
ADD = "/outside-checks/add/"
RATINGS = "/outside-checks/ratings/"


@pytest.fixture
def edda(staff: Staff, client: Client) -> Client:
    client.force_login(staff.edda)
    return client


def test_a_pasted_review_is_read_by_a_worker_and_its_outcome_shown(edda: Client) -> None:
    answer = edda.post(ADD, {"text": json.dumps([outside.review(), {"@type": "ClaimReview"}])}, follow=True)
    row = OutsideImport.objects.get()
    address = f"/outside-checks/imports/{row.pk}/"
    assert answer.redirect_chain == [(address, 302)]
    assert "A worker reads it." in answer.content.decode()
    waiting = edda.get(address, headers={"HX-Request": "true"})
    assert "HX-Refresh" not in waiting

    outside.read(row)

    assert edda.get(address, headers={"HX-Request": "true"})["HX-Refresh"] == "true"
    page = edda.get(address).content.decode()
    assert '<dt>New</dt><dd class="num">1</dd>' in page
    assert "Entry 2: it does not say which claim it is about" in page


def test_a_table_is_uploaded_under_its_name(edda: Client) -> None:
    table = "claim_text;review_url;review_rating\nFog kills;https://facts.example/1;Wrong\n"
    file = SimpleUploadedFile("checks.csv", table.encode("cp1252"), content_type="text/csv")
    edda.post(ADD, {"file": file})

    row = OutsideImport.objects.get()
    outside.read(row)
    assert (row.filename, row.how, OutsideCheck.objects.get().claim_reviewed) == (
        "checks.csv",
        "upload",
        "Fog kills",
    )


def test_an_address_waits_for_a_worker_that_fetches_it(edda: Client) -> None:
    page = edda.post(ADD, {"address": " https://facts.example/1 "}, follow=True).content.decode()
    assert "A worker fetches it." in page
    assert OutsideImport.objects.get().address == "https://facts.example/1"


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({}, "There is nothing in it"),
        ({"text": "  "}, "There is nothing in it"),
        ({"address": "facts"}, "Only addresses that begin with http"),
        ({"address": "https://facts.example/1", "text": "{}"}, "Give one of the three"),
    ],
)
def test_what_cannot_be_brought_in_is_said_and_kept(
    edda: Client, sent: dict[str, str], sentence: str
) -> None:
    answer = edda.post(ADD, sent)
    page = answer.content.decode()

    assert answer.status_code == 422
    assert sentence in page
    assert f'value="{sent.get("address", "")}"' in page
    assert not OutsideImport.objects.exists()


def test_a_reviewer_is_told_who_may(client: Client, staff: Staff) -> None:
    client.force_login(staff.ravi)
    sentence = "Only editors or administrators may bring in checks of others."

    assert f'disabled title="{sentence}"' in client.get(ADD).content.decode()
    answer = client.post(ADD, {"text": "{}"})
    assert answer.status_code == 403
    assert sentence in answer.content.decode()


def test_what_failed_says_why_and_the_last_imports_are_listed(edda: Client, staff: Staff) -> None:
    row = outside.bring_bytes(staff.edda, b"Words, and no table.")

    assert "A table needs a first row" in edda.get(f"/outside-checks/imports/{row.pk}/").content.decode()
    assert "A table needs a first row" in edda.get(ADD).content.decode()
    assert edda.get("/outside-checks/imports/77777/").status_code == 404


def test_a_suggestion_is_chosen_beforehand_and_counts_once_it_is_pressed(edda: Client, staff: Staff) -> None:
    outside.bring(staff.edda, *[outside.rated("Falsch", url=f"{outside.SITE}/{n}") for n in range(3)])
    word = OutsideRating.objects.get()

    page = edda.get(RATINGS).content.decode()
    assert '<option value="false" selected>False – suggested</option>' in page
    assert "3 checks" in page
    assert word.rating is None

    answer = edda.post(f"{RATINGS}{word.pk}/", {"rating": "false", "version": 1}, follow=True)
    page = answer.content.decode()
    assert "“Falsch” of Lunn Facts means False now, in all their checks." in page
    assert "Every word that came has a meaning here." in page

    undone = edda.post(f"{RATINGS}{word.pk}/undo/", {"version": 2}, follow=True).content.decode()
    assert "Undone: “Falsch” of Lunn Facts means nothing again." in undone


def test_a_mapping_that_somebody_else_made_first_is_refused_with_what_was_chosen(
    edda: Client, staff: Staff
) -> None:
    outside.check(staff.edda)
    word = outside.decided(staff.admin, "Mostly wrong", "false")

    answer = edda.post(f"{RATINGS}{word.pk}/", {"rating": "misleading", "version": 1})

    assert answer.status_code == 409
    assert "Someone said what “Mostly wrong” means first." in answer.content.decode()
    assert '<option value="misleading" selected>' in answer.content.decode()
    assert edda.post(f"{RATINGS}77777/", {}).status_code == 404
    assert edda.post(f"{RATINGS}{word.pk}/", {"rating": "false"}).status_code == 422


def test_a_reviewer_sees_the_table_and_is_told_who_may_change_it(client: Client, staff: Staff) -> None:
    client.force_login(staff.ravi)
    outside.check(staff.edda)
    word = OutsideRating.objects.get()

    assert "may say what other people&#39;s ratings mean here" in client.get(RATINGS).content.decode()
    assert client.post(f"{RATINGS}{word.pk}/", {"rating": "false", "version": 1}).status_code == 403


def test_the_table_of_one_publisher(edda: Client, staff: Staff) -> None:
    outside.check(staff.edda)
    other = outside.check(staff.edda, author="Harwick Facts")

    page = edda.get(f"{RATINGS}?publisher={other.publisher_id}").content.decode()

    assert page.count("“Mostly wrong”</b>") == 1
    assert f'action="{RATINGS}{other.said_id}/?publisher={other.publisher_id}"' in page


def test_what_was_said_of_a_publisher_s_words_is_told(edda: Client, staff: Staff) -> None:
    publisher = outside.check(staff.edda).publisher_id
    word = outside.decided(staff.admin, "Mostly wrong", "false")
    edda.post(f"{RATINGS}{word.pk}/undo/", {"version": 2})

    page = edda.get(f"{RATINGS}?publisher={publisher}").content.decode()

    assert "<b>Admin</b> said that “Mostly wrong” of <b>Lunn Facts</b> means <b>False</b>" in page
    assert (
        "<b>Edda</b> took back what “Mostly wrong” of <b>Lunn Facts</b> means: it is <b>nothing</b> again"
        in page
    )


def test_300_words_cost_as_much_as_3(edda: Client, staff: Staff) -> None:
    costs = []
    for count in (3, 300):
        words = [outside.rated(f"Word {count} {n}", url=f"{outside.SITE}/{count}/{n}") for n in range(count)]
        outside.bring(staff.edda, *words)
        for word in OutsideRating.objects.all()[: count // 2]:
            outside.decided(staff.edda, word.words, "false")
        with CaptureQueriesContext(connection) as queries:
            edda.get(RATINGS)
        costs.append(len(queries))
    assert costs[0] == costs[1]
