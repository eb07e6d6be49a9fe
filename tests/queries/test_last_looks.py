"""What stands out to somebody since they last looked."""

import pytest

from claims.actions import comments, last_looks, watches
from claims.models import Claim, LastLook, User
from claims.queries import desk
from claims.queries.desk_filters import DeskFilters, View
from claims.queries.last_looks import Unseen
from tests import builders
from tests.builders import Staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff() -> Staff:
    return builders.staff()


def stands_out(claim: Claim, viewer: User) -> Unseen | None:
    (row,) = [row for row in desk.page(viewer, DeskFilters(view=View.ALL)).rows if row.id == claim.pk]
    return row.unseen


def test_a_claim_stands_out_to_whoever_looked_at_it_before_somebody_else_changed_it(staff: Staff) -> None:
    claim = builders.triaged(staff)
    last_looks.note(claim=claim, by=staff.ravi)
    assert stands_out(claim, staff.ravi) is None

    comments.add(claim=claim, text="Which year?", by=staff.edda)

    assert stands_out(claim, staff.ravi) is Unseen.CHANGED
    assert stands_out(claim, staff.cleo) is None, "who never looked at it has nothing to catch up on"
    last_looks.note(claim=claim, by=staff.ravi)
    assert stands_out(claim, staff.ravi) is None


def test_what_somebody_did_themselves_does_not_stand_out_to_them(staff: Staff) -> None:
    claim = builders.triaged(staff)
    last_looks.note(claim=claim, by=staff.ravi)
    builders.move(claim, "take", staff.ravi)
    assert stands_out(claim, staff.ravi) is None


def test_a_claim_that_somebody_has_or_watches_stands_out_until_they_open_it(staff: Staff) -> None:
    claim = builders.researching(staff)
    watches.start(claim=claim, by=staff.cleo)
    assert stands_out(claim, staff.ravi) is Unseen.UNOPENED
    assert stands_out(claim, staff.cleo) is Unseen.UNOPENED
    assert stands_out(claim, staff.edda) is None
    last_looks.note(claim=claim, by=staff.cleo)
    assert stands_out(claim, staff.cleo) is None


def test_a_second_look_within_a_minute_writes_nothing_unless_something_happened(staff: Staff) -> None:
    claim = builders.triaged(staff)
    last_looks.note(claim=claim, by=staff.ravi)
    first = LastLook.objects.get()
    last_looks.note(claim=claim, by=staff.ravi)
    assert LastLook.objects.get().at == first.at
    comments.add(claim=claim, text="Which year?", by=staff.edda)
    last_looks.note(claim=claim, by=staff.ravi)
    assert LastLook.objects.get().position > first.position
