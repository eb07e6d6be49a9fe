"""Publishing at a set time, from the claim's page."""

import pytest

from tests import builders
from tests.builders import Staff
from tests.web.at_the_claim import desk_of, fresh, page_of

pytestmark = pytest.mark.django_db


def test_the_second_reader_sets_a_time_the_page_says_it_and_somebody_stops_it(staff: Staff) -> None:
    claim, cleo = builders.in_second_reading(staff), desk_of(staff.cleo)
    assert 'type="datetime-local"' in page_of(claim, staff.cleo)
    sent = {"move": "confirm", "version": claim.version, "publish_at": "2099-05-03T14:00"}

    answer = cleo.post(f"/claims/{claim.pk}/moves/", sent, follow=True)
    assert f"{claim.number} is to be published on 3 May 2099, 14:00." in answer.text
    assert "To be published on 3 May 2099, 14:00</b>, as Cleo decided" in page_of(claim, staff.ravi)

    answer = desk_of(staff.edda).post(f"/claims/{claim.pk}/publication/stop/", follow=True)
    assert "will not be published by itself" in answer.text
    assert "To be published on" not in page_of(claim, staff.ravi)


def test_a_time_in_the_past_is_answered_at_its_field_and_kept(staff: Staff) -> None:
    claim = builders.in_second_reading(staff)
    sent = {"move": "confirm", "version": claim.version, "publish_at": "2001-05-03T14:00", "comment": "Yes."}
    answer = desk_of(staff.cleo).post(f"/claims/{claim.pk}/moves/", sent)
    assert answer.status_code == 422
    assert "That time has passed already" in answer.text
    assert 'value="2001-05-03T14:00"' in answer.text
    assert "Yes." in answer.text
    assert fresh(claim).version == claim.version


def test_stopping_what_is_not_planned_is_refused_with_a_sentence(staff: Staff) -> None:
    claim = builders.in_second_reading(staff)
    answer = desk_of(staff.edda).post(f"/claims/{claim.pk}/publication/stop/")
    assert answer.status_code == 409
    assert "No time is set" in answer.text
