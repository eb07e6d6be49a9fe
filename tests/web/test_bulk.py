"""Moving many claims from the desk, as a browser does it without script."""

import re
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from claims.domain.topics import Queue
from claims.models import BulkJob, Claim
from claims.pipeline import drain
from tests import builders
from tests.builders import Staff
from tests.web import many
from tests.web.at_the_claim import desk_of, fresh

pytestmark = pytest.mark.django_db


@pytest.fixture
def edda(staff: Staff) -> Client:
    return desk_of(staff.edda)


def picked(html: str) -> list[str]:
    return re.findall(r'name="claim" value="(\d+\.\d+)"', html)


def test_claims_are_selected_on_the_desk_the_move_is_filled_in_and_every_outcome_is_shown(
    edda: Client, staff: Staff
) -> None:
    claims = [builders.triaged(staff) for _ in range(3)]
    boxes = picked(edda.get("/").text)
    assert sorted(boxes) == sorted(f"{claim.pk}.{claim.version}" for claim in claims)

    asked = edda.get("/bulk/new/", {"move": "assign", "claim": boxes})
    assert "Move 3 claims" in asked.text
    assert picked(asked.text)[:3] == boxes
    assert all(claim.text in unescape(asked.text) for claim in claims)

    builders.move(claims[0], "take", staff.cleo)
    answer = edda.post("/bulk/start/", {"move": "assign", "claim": boxes, "assignee": staff.ravi.pk})
    job = BulkJob.objects.get()
    assert answer["Location"] == f"/bulk/{job.pk}/"
    waiting = edda.get(answer["Location"]).text
    assert "0 of 3:" in waiting
    assert 'hx-trigger="every 1s"' in waiting

    drain.drain(Queue.BULK)
    done = edda.get(answer["Location"]).text
    assert "2 moved, 1 not." in done
    assert "Someone moved this first" in done
    assert "every 1s" not in done
    assert {fresh(claim).assignee for claim in claims[1:]} == {staff.ravi}
    refused = edda.get(f"/bulk/{job.pk}/?part=refused").text
    assert claims[0].text in unescape(refused)
    assert claims[1].text not in unescape(refused)


def test_a_bulk_triage_left_as_it_stands_changes_no_priority_and_no_topic(edda: Client, staff: Staff) -> None:
    claims = [builders.triaged(staff, topic="Housing") for _ in range(2)]
    Claim.objects.filter(pk=claims[0].pk).update(priority=3)
    boxes = [f"{claim.pk}.{claim.version}" for claim in claims]
    html = edda.get("/bulk/new/", {"move": "triage", "claim": boxes}).text
    choices = html.split('name="priority"')[1].split("</select>")[0]

    assert re.findall(r'value="(\d*)"( selected)?', choices) == [
        ("", " selected"),
        ("1", ""),
        ("2", ""),
        ("3", ""),
    ]
    assert html.count("Left blank, each claim keeps its own.") == 1
    sent = {"move": "triage", "claim": boxes, "checkability": "fact_now", "topic": "", "priority": ""}
    edda.post("/bulk/start/", sent)
    drain.drain(Queue.BULK)

    assert [fresh(claim).priority for claim in claims] == [3, 2]
    assert {fresh(claim).topic for claim in claims} == {"Housing"}


def test_all_of_a_list_is_moved_and_no_other(edda: Client, staff: Staff) -> None:
    housing = [builders.triaged(staff, topic="Housing") for _ in range(2)]
    other = builders.triaged(staff, topic="Ferries")

    asked = edda.get("/bulk/new/", {"move": "take", "all": "1", "within": "topic=Housing"}).text
    assert 'name="seen" value="2"' in asked
    sent = {"move": "take", "all": "1", "within": "topic=Housing", "seen": "2"}
    edda.post("/bulk/start/", sent)
    drain.drain(Queue.BULK)

    assert {fresh(claim).state for claim in housing} == {"researching"}
    assert fresh(other).state == "triaged"


def test_a_list_that_has_changed_since_is_shown_again_and_nothing_is_moved(
    edda: Client, staff: Staff
) -> None:
    builders.triaged(staff)
    sent = {"move": "take", "all": "1", "within": "", "seen": "7"}
    answer = edda.post("/bulk/start/", sent)
    assert answer.status_code == 409
    assert "The list has changed: it holds 1 claims now" in answer.text
    assert not BulkJob.objects.exists()


def test_a_refused_start_keeps_what_was_typed_and_the_selection(edda: Client, staff: Staff) -> None:
    claim = builders.claim()
    sent = {"move": "set_aside", "claim": f"{claim.pk}.1", "duplicate_of": "C-12", "reason": ""}
    answer = edda.post("/bulk/start/", sent)
    assert answer.status_code == 422
    assert "Give the reason." in answer.text
    assert 'value="C-12"' in answer.text
    assert picked(answer.text)
    assert not BulkJob.objects.exists()


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("", "No claim is selected; select one or more."),
        ("claim=odd", "Select them again"),
        ("claim=1.1&move=fly", "Name the move"),
        ("all=1&within=state%3Dodd", "The desk has no state"),
        ("all=1&within=topic%3DNone", "No claim is selected"),
    ],
)
def test_an_address_that_makes_no_sense_is_answered_with_a_sentence(
    edda: Client, query: str, sentence: str
) -> None:
    answer = edda.get(f"/bulk/new/?{query}")
    assert answer.status_code == 422
    assert sentence in answer.text


def test_a_reviewer_is_offered_only_the_moves_of_their_role_and_refused_the_others(
    ravi: Client, staff: Staff
) -> None:
    claim = builders.claim()
    html = ravi.get("/").text
    assert '<option value="take">' in html
    assert '<option value="triage">' not in html
    sent = {"move": "triage", "claim": f"{claim.pk}.1", "checkability": "fact_now"}
    assert ravi.post("/bulk/start/", sent).status_code == 403


def test_a_job_is_undone_from_its_page_once(edda: Client, staff: Staff) -> None:
    claim = builders.triaged(staff)
    edda.post("/bulk/start/", {"move": "take", "claim": f"{claim.pk}.{claim.version}"})
    drain.drain(Queue.BULK)
    job = BulkJob.objects.get()

    answer = edda.post(f"/bulk/{job.pk}/undo/", follow=True)
    assert f"Undo of bulk move {job.pk}" in answer.text
    drain.drain(Queue.BULK)
    assert fresh(claim).state == "triaged"

    again = edda.post(f"/bulk/{job.pk}/undo/")
    assert again.status_code == 409
    assert "was undone already" in again.text
    assert "It was undone by" in edda.get(f"/bulk/{job.pk}/").text


def test_a_job_that_cannot_be_undone_says_why_at_its_button(edda: Client) -> None:
    claim = builders.claim()
    edda.post("/bulk/start/", {"move": "triage", "claim": f"{claim.pk}.1", "checkability": "fact_now"})
    drain.drain(Queue.BULK)
    html = edda.get(f"/bulk/{BulkJob.objects.get().pk}/").text
    assert "“Triage” has no move that leads back." in html
    assert "disabled" in html


def test_what_was_given_with_the_move_is_shown_in_the_words_of_its_form(edda: Client) -> None:
    claim = builders.claim()
    edda.post("/bulk/start/", {"move": "triage", "claim": f"{claim.pk}.1", "checkability": "fact_now"})
    html = edda.get(f"/bulk/{BulkJob.objects.get().pk}/").text
    assert "Fact, can be checked now" in html
    assert "fact_now" not in html


def test_htmx_gets_the_job_alone(edda: Client) -> None:
    claim = builders.claim()
    edda.post("/bulk/start/", {"move": "triage", "claim": f"{claim.pk}.1", "checkability": "fact_now"})
    job = BulkJob.objects.get()
    answer = edda.get(f"/bulk/{job.pk}/", headers={"HX-Request": "true", "HX-Target": "job"})
    assert answer.text.lstrip().startswith('<div id="job"')


def test_the_jobs_so_far_are_listed_and_what_is_not_there_is_404(edda: Client) -> None:
    assert "Nothing was moved in bulk yet" in edda.get("/bulk/").text
    claim = builders.claim()
    edda.post("/bulk/start/", {"move": "triage", "claim": f"{claim.pk}.1", "checkability": "fact_now"})
    assert "Triage, 1 claim" in edda.get("/bulk/").text
    assert edda.get("/bulk/999/").status_code == 404
    assert edda.post("/bulk/999/undo/").status_code == 404
    assert edda.get("/bulk/?after=odd").status_code == 422


def test_a_job_costs_the_same_for_3_claims_as_for_300(edda: Client, staff: Staff) -> None:
    def cost(number: int) -> int:
        boxes = [f"{claim.pk}.{claim.version}" for claim in many.claims(number, staff.ravi)]
        sent = {"move": "withdraw", "claim": boxes, "reason": "The register was forged."}
        address = edda.post("/bulk/start/", sent)["Location"]
        drain.drain(Queue.BULK)
        with CaptureQueriesContext(connection) as captured:
            for page in (address, "/bulk/", "/bulk/new/?all=1&move=take&within=view%3Dall"):
                assert edda.get(page).status_code == 200
        assert Claim.objects.filter(state="withdrawn").count() >= number
        return len(captured)

    assert cost(3) == cost(300)
