"""What the desk told a person, and how they choose to be told."""

import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import Settings

from claims.actions import bulk, choices, comments, notices
from claims.domain.inputs import MoveInputs
from claims.domain.notices import Channel, NoticeKind
from claims.domain.transitions import Move
from claims.models import BulkJob, Claim, Notice, NoticeChoice, OutboxEvent, User
from claims.pipeline import drain
from claims.web.presenters import told
from tests import builders
from tests.builders import Staff

pytestmark = pytest.mark.django_db


def tell(person: User, claim: Claim, text: str = "Look.", kind: NoticeKind = NoticeKind.MOVED) -> Notice:
    cause = OutboxEvent.objects.create(
        topic="claim.moved", queue="effects", key="x", object_id=1, due_at=timezone.now()
    )
    notices.tell(people=[person.pk], kind=kind, claim=claim, cause_id=cause.pk, text=text)
    return Notice.objects.get(cause=cause)


def test_notices_are_new_once_and_only_for_whom_they_are_meant(
    ravi: Client, client: Client, staff: Staff
) -> None:
    tell(staff.ravi, builders.claim(), "Edda assigned it to you.")
    first = ravi.get("/notices/").text
    assert "Edda assigned it to you." in first
    assert 'class="unseen"' in first
    assert 'class="unseen"' not in ravi.get("/notices/").text
    client.force_login(staff.cleo)
    assert "Nothing to tell you" in client.get("/notices/").text


@pytest.mark.parametrize("query", ["after=odd", "kind=odd"])
def test_a_broken_address_is_refused_with_a_sentence(ravi: Client, query: str) -> None:
    answer = ravi.get(f"/notices/?{query}")
    assert answer.status_code == 422
    assert "To the newest notices" in answer.text


def test_only_what_a_page_shows_is_seen_and_the_rest_with_one_press(ravi: Client, staff: Staff) -> None:
    claim = builders.claim()
    tell(staff.ravi, claim, "Moved.")
    tell(staff.ravi, claim, "Overdue.", NoticeKind.DEADLINE)
    tell(staff.cleo, claim, "Not yours.")

    page = ravi.get("/notices/?kind=deadline").text

    assert "Overdue." in page
    assert "Moved." not in page
    assert [notice.text for notice in Notice.objects.filter(user=staff.ravi, seen_at=None)] == ["Moved."]
    ravi.post("/notices/seen/")
    assert [notice.text for notice in Notice.objects.filter(seen_at=None)] == ["Not yours."]


def test_a_notice_leads_to_the_very_comment(ravi: Client, staff: Staff) -> None:
    claim = builders.claim()
    comment = comments.add(claim=claim, text="@ravi, look", by=staff.cleo)
    drain.drain_all()

    assert f'href="/claims/{claim.pk}/#comment-{comment.pk}"' in ravi.get("/notices/").text
    assert f'id="comment-{comment.pk}"' in ravi.get(f"/claims/{claim.pk}/").text


def test_the_end_of_ones_own_bulk_move_is_told_once_and_leads_to_it(
    ravi: Client, client: Client, staff: Staff
) -> None:
    job = started(staff.ravi, builders.triaged(staff), builders.claim())
    drain.drain_all()
    drain.drain_all()
    back = bulk.undo(job=job, by=staff.edda)
    drain.drain_all()

    page = ravi.get("/notices/?kind=bulk").text
    assert page.count("Bulk: 1 moved, 1 refused") == 1
    assert page.count(f'href="/bulk/{job.pk}/"') == 2
    assert f"Bulk move {job.pk}</span> Take</a>" in page
    client.force_login(staff.edda)
    page = client.get("/notices/?kind=bulk").text
    assert "Bulk: 1 moved back, 0 refused" in page
    assert f"Bulk move {back.pk}</span> Undo of bulk move {job.pk}: Take</a>" in page


def test_a_bulk_move_is_not_told_to_whoever_does_not_want_that(staff: Staff) -> None:
    choices.choose(channels={NoticeKind.BULK: Channel.OFF}, by=staff.ravi)
    job = started(staff.ravi, builders.triaged(staff))
    drain.drain_all()
    assert not Notice.objects.filter(job=job).exists()


def started(by: User, *claims: Claim) -> BulkJob:
    versions = {claim.pk: claim.version for claim in claims}
    return bulk.start(move=Move.TAKE, inputs=MoveInputs(), claim_versions=versions, by=by)


def test_days_are_called_as_people_call_them(staff: Staff) -> None:
    claim = builders.claim()
    rows = [tell(staff.ravi, claim) for _ in range(4)]
    now = timezone.now()
    for row, before in zip(rows, (0, 0, 1, 9), strict=True):
        row.created_at = now - timedelta(days=before)

    days = told.by_day(rows, timezone.localdate(now))

    assert [day.label for day in days[:2]] == ["Today", "Yesterday"]
    assert re.fullmatch(r"\w+day, \d+ \w+ \d{4}", days[2].label)
    assert [len(day.lines) for day in days] == [2, 1, 1]
    assert told.by_day([], date(2026, 1, 1)) == ()


def test_the_page_costs_the_same_for_3_notices_and_for_50(ravi: Client, staff: Staff) -> None:
    claim = builders.claim()

    def cost() -> int:
        ravi.get("/notices/")
        with CaptureQueriesContext(connection) as captured:
            assert ravi.get("/notices/").status_code == 200
        return len(captured)

    def told_times(number: int) -> None:
        for _ in range(number):
            tell(staff.ravi, claim)
        started(staff.ravi, builders.triaged(staff))
        started(staff.ravi, builders.triaged(staff))
        drain.drain_all()

    told_times(3)
    few = cost()
    told_times(60)
    assert cost() == few


EVERYTHING_OFF = {str(kind): "off" for kind in NoticeKind}


def test_each_kind_has_its_way_and_the_usual_one_until_somebody_chooses(ravi: Client, staff: Staff) -> None:
    page = ravi.get("/settings/notices/").text
    assert re.search(r'name="mention" value="mail"[^>]* checked', page)
    assert re.search(r'name="comment" value="digest"[^>]* checked', page)

    answer = ravi.post("/settings/notices/", {**EVERYTHING_OFF, "mention": "app", "watch": "on"}, follow=True)

    assert re.search(r'name="mention" value="app"[^>]* checked', answer.text)
    assert re.search(r'name="moved" value="off"[^>]* checked', answer.text)
    assert re.search(r'name="watch" checked', answer.text)
    assert NoticeChoice.objects.filter(user=staff.ravi).count() == len(NoticeKind)


def test_a_way_that_does_not_exist_is_refused_and_the_others_are_kept(ravi: Client) -> None:
    answer = ravi.post("/settings/notices/", {**EVERYTHING_OFF, "mention": "pigeon"})

    assert answer.status_code == 422
    assert "Choose how you want to be told of this." in answer.text
    assert re.search(r'name="moved" value="off"[^>]* checked', answer.text)
    assert not NoticeChoice.objects.exists()


def test_the_page_says_when_no_mail_can_come(ravi: Client, staff: Staff, settings: Settings) -> None:
    settings.MAIL_ON = True
    assert "No mail address is known for you" in ravi.get("/settings/notices/").text
    settings.MAIL_ON = False
    assert "Mail is off on this desk" in ravi.get("/settings/notices/").text
    settings.MAIL_ON = True
    User.objects.filter(pk=staff.ravi.pk).update(email="ravi@desk.example")
    assert "ravi@desk.example" in ravi.get("/settings/notices/").text
