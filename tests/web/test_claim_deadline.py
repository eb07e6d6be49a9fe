"""The deadline on the desk and on the claim's page."""

from datetime import timedelta

import pytest
from django.utils import timezone

from claims.models import Claim
from tests import builders
from tests.builders import Staff
from tests.web.at_the_claim import desk_of, fresh, page_of

pytestmark = pytest.mark.django_db


def test_an_editor_sets_a_deadline_on_the_page_and_takes_it_away(staff: Staff) -> None:
    claim, edda = builders.researching(staff), desk_of(staff.edda)
    address = f"/claims/{claim.pk}/deadline/"

    answer = edda.post(address, {"version": claim.version, "due_at": "2099-05-03T14:00"})
    assert answer.status_code == 302
    assert "due 3 May 2099" in page_of(claim, staff.edda)

    edda.post(address, {"version": fresh(claim).version, "due_at": ""})
    assert fresh(claim).due_at is None


def test_an_editor_hands_a_claim_on_from_a_folded_form_and_assigns_a_free_one_from_an_open_one(
    staff: Staff,
) -> None:
    had, free = page_of(builders.researching(staff), staff.edda), page_of(builders.triaged(staff), staff.edda)
    assert '<details class="move" id="move-assign"><summary>Hand on</summary>' in had
    assert '<section class="sheet move" id="move-assign"' in free


def test_a_deadline_that_cannot_be_is_answered_with_a_sentence_and_kept(staff: Staff) -> None:
    claim = builders.researching(staff)
    address = f"/claims/{claim.pk}/deadline/"

    answer = desk_of(staff.edda).post(address, {"version": claim.version, "due_at": "2001-05-03T14:00"})

    assert answer.status_code == 422
    assert "That time has passed already" in answer.text
    assert 'value="2001-05-03T14:00"' in answer.text


def test_a_reviewer_is_shown_no_form_for_the_deadline_and_refused(staff: Staff) -> None:
    claim = builders.researching(staff)
    assert 'id="deadline"' not in page_of(claim, staff.ravi)
    answer = desk_of(staff.ravi).post(f"/claims/{claim.pk}/deadline/", {"version": claim.version})
    assert answer.status_code == 403


def test_the_desk_marks_what_is_soon_due_and_what_is_late(staff: Staff) -> None:
    late, soon = builders.researching(staff), builders.researching(staff)
    now = timezone.now()
    Claim.objects.filter(pk=late.pk).update(due_at=now - timedelta(hours=50))
    Claim.objects.filter(pk=soon.pk).update(due_at=now + timedelta(hours=2))

    html = desk_of(staff.ravi).get("/").text
    overdue = desk_of(staff.ravi).get("/?view=overdue").text

    assert html.count('<time class="late"') == html.count('<time class="soon"') == 1
    assert "2 d overdue" in overdue
    assert 'class="soon"' not in overdue
