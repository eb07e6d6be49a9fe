"""Each person's pages go by their own clock; what everybody reads, and programs read, is in UTC."""

from datetime import UTC, datetime, time, timedelta

import pytest
from django.test import Client, override_settings
from django.utils import timezone

from claims.models import BulkJob, Claim, ReplyRequest, User
from tests import builders
from tests.builders import Staff
from tests.web.at_the_claim import desk_of, fresh, page_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def edda(staff: Staff) -> Client:
    """Edda sits in New York."""
    User.objects.filter(pk=staff.edda.pk).update(time_zone="America/New_York")
    staff.edda.refresh_from_db()
    return desk_of(staff.edda)


def test_a_deadline_typed_in_new_york_is_of_new_york_and_shown_so(edda: Client, staff: Staff) -> None:
    claim = builders.researching(staff)

    answer = edda.post(
        f"/claims/{claim.pk}/deadline/",
        {"version": claim.version, "due_at": "2099-01-05T18:00"},
        follow=True,
    )

    assert fresh(claim).due_at == datetime(2099, 1, 5, 23, tzinfo=UTC)
    assert "is due on 5 January 2099, 18:00." in answer.text.replace("5 Jan 2099", "5 January 2099")
    assert 'value="2099-01-05T18:00"' in answer.text
    assert "In New York time. Leave it blank for none." in answer.text
    assert 'title="5 Jan 2099, 18:00 EST"' in answer.text


def test_somebody_elsewhere_sees_the_same_moment_by_their_own_clock(edda: Client, staff: Staff) -> None:
    claim = builders.researching(staff)
    edda.post(f"/claims/{claim.pk}/deadline/", {"version": claim.version, "due_at": "2099-07-05T18:00"})

    assert 'title="5 Jul 2099, 22:00 UTC"' in page_of(claim, staff.ravi)
    User.objects.filter(pk=staff.ravi.pk).update(time_zone="Asia/Tokyo")
    staff.ravi.refresh_from_db()
    assert 'title="6 Jul 2099, 07:00 JST"' in page_of(claim, staff.ravi)


def test_a_check_is_published_when_the_clock_of_its_reader_says_so(staff: Staff) -> None:
    User.objects.filter(pk=staff.cleo.pk).update(time_zone="America/New_York")
    claim, cleo = builders.in_second_reading(staff), desk_of(User.objects.get(pk=staff.cleo.pk))
    assert "In New York time. Leave it blank to publish now." in cleo.get(f"/claims/{claim.pk}/").text

    given = {"move": "confirm", "version": claim.version, "publish_at": "2099-01-05T18:00"}
    cleo.post(f"/claims/{claim.pk}/moves/", given)

    assert claim.reviews.get().publish_at == datetime(2099, 1, 5, 23, tzinfo=UTC)


def test_a_party_has_until_the_end_of_the_day_where_it_was_asked(edda: Client, staff: Staff) -> None:
    claim = builders.researching(staff)
    asked = {"party": claim.appearances.get().party_id, "questions": "Is it so?", "channel": "email"}

    day = (timezone.now() + timedelta(days=5)).date()

    edda.post(f"/claims/{claim.pk}/replies/", {**asked, "deadline": day.isoformat()})

    assert ReplyRequest.objects.get().deadline == datetime.combine(day, time(23, 59), staff.edda.zone)


def test_many_claims_at_once_are_due_by_the_clock_of_whoever_asks(edda: Client, staff: Staff) -> None:
    claim = builders.triaged(staff)
    given = {
        "move": "assign",
        "assignee": staff.ravi.pk,
        "due_at": "2099-01-05",
        "claim": f"{claim.pk}.{claim.version}",
    }
    answer = edda.post("/bulk/start/", given)
    assert answer.status_code == 302
    assert "2099-01-06T04:59:00+00:00" in str(BulkJob.objects.get().inputs)


def test_what_everybody_reads_says_the_same_to_everybody(edda: Client, staff: Staff) -> None:
    claim = builders.published(staff)
    moment = datetime(2026, 7, 5, 2, tzinfo=UTC)
    claim.verdicts.update(published_at=moment)
    assert (
        edda.get("/checks/").text.count("5 Jul 2026") == Client().get("/checks/").text.count("5 Jul 2026") > 0
    )


def test_programs_are_told_in_utc(edda: Client, staff: Staff) -> None:
    claim = builders.researching(staff)
    Claim.objects.filter(pk=claim.pk).update(due_at=datetime(2099, 1, 5, 23, tzinfo=UTC))
    assert edda.get(f"/api/v1/claims/{claim.pk}/").json()["due_at"] == "2099-01-05T23:00:00Z"


def test_the_clock_of_one_request_is_not_that_of_the_next(edda: Client) -> None:
    edda.get("/")
    assert str(timezone.get_current_timezone()) == "UTC"


@override_settings(DESK_TIME_ZONE="Europe/Lisbon")
def test_who_chose_no_zone_has_the_desks(staff: Staff) -> None:
    assert str(staff.ravi.zone) == "Europe/Lisbon"
    staff.ravi.time_zone = "Nowhere/At_All"
    assert str(staff.ravi.zone) == "Europe/Lisbon"
    assert "The desk’s: Lisbon time" in desk_of(staff.ravi).get("/settings/").text
