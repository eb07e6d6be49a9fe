"""Whoever has just moved a claim takes it back, and the history says so."""

from datetime import UTC, datetime

import pytest

from claims.actions import claim_undo, claims
from claims.domain.events import Subject
from claims.domain.refusals import NotAllowed, Stale, WrongState
from claims.models import Claim, HistoryEntry, User
from claims.queries import timeline, ways_back
from claims.web.presenters.timeline import lines
from tests import builders
from tests.builders import Staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff() -> Staff:
    return builders.staff()


def take_back(claim: Claim, by: User) -> Claim:
    return claim_undo.take_back(claim=claim, version=claim.version, by=by)


def what_it_was(claim: Claim) -> tuple[object, ...]:
    now = Claim.objects.get(pk=claim.pk)
    return (now.state, now.assignee_id, now.due_at, now.set_aside_reason, now.duplicate_of_id)


def test_a_claim_that_was_taken_is_as_it_was_and_the_history_says_that_this_was_taken_back(
    staff: Staff,
) -> None:
    claim = builders.triaged(staff)
    before = what_it_was(claim)

    back = take_back(builders.move(claim, "take", staff.ravi), staff.ravi)

    assert what_it_was(back) == before
    said = [line.text for line in lines(timeline.of(Subject.CLAIM, claim.pk, staff.ravi))]
    assert said[0].endswith("took back having taken it")
    assert said[1].endswith("took it")


def test_a_claim_set_aside_and_one_brought_back_are_each_as_they_were(staff: Staff) -> None:
    kept, claim = builders.claim(), builders.claim()
    aside = builders.move(claim, "set_aside", staff.edda, reason="Twice.", duplicate_of=kept.pk)
    was = what_it_was(aside)

    assert take_back(aside, staff.edda).state == "new"
    aside = builders.move(
        Claim.objects.get(pk=claim.pk), "set_aside", staff.edda, reason="Twice.", duplicate_of=kept.pk
    )
    restored = builders.move(aside, "restore", staff.edda, reason="It differs.")
    take_back(restored, staff.edda)
    assert what_it_was(claim) == was


def test_a_released_claim_goes_back_to_whoever_had_it_with_its_deadline(staff: Staff) -> None:
    due = datetime(2099, 1, 31, tzinfo=UTC)
    claim = builders.move(
        builders.triaged(staff), "assign", staff.edda, assignee=staff.ravi.pk, due_at=due.isoformat()
    )
    released = builders.move(claim, "release", staff.edda)

    take_back(released, staff.edda)

    assert what_it_was(claim) == ("researching", staff.ravi.pk, due, "", None)


def test_only_who_made_the_move_takes_it_back(staff: Staff) -> None:
    taken = builders.move(builders.triaged(staff), "take", staff.ravi)
    with pytest.raises(NotAllowed, match="Only who made a move"):
        take_back(taken, staff.edda)


def test_what_was_changed_since_is_not_taken_back(staff: Staff) -> None:
    taken = builders.move(builders.triaged(staff), "take", staff.ravi)
    claims.reword(claim=taken, text="Other words", version=taken.version, by=staff.edda)
    with pytest.raises(Stale, match="was changed since"):
        take_back(taken, staff.ravi)


def test_asked_for_twice_a_move_is_taken_back_once(staff: Staff) -> None:
    taken = builders.move(builders.triaged(staff), "take", staff.ravi)
    version = taken.version
    take_back(taken, staff.ravi)
    entries = HistoryEntry.objects.count()

    with pytest.raises(Stale, match="already"):
        claim_undo.take_back(claim=taken, version=version, by=staff.ravi)

    assert HistoryEntry.objects.count() == entries
    assert Claim.objects.get(pk=taken.pk).state == "triaged"


def test_a_move_that_none_leads_back_from_is_not_offered_and_says_so(staff: Staff) -> None:
    triaged = builders.triaged(staff)
    assert not ways_back.can_be_taken_back(triaged, staff.edda)
    with pytest.raises(WrongState, match="No move leads back from “Triage”"):
        take_back(triaged, staff.edda)


def test_undoing_is_offered_to_whoever_may_make_the_move_back(staff: Staff) -> None:
    taken = builders.move(builders.triaged(staff), "take", staff.ravi)
    assert ways_back.can_be_taken_back(taken, staff.ravi)
    assert not ways_back.can_be_taken_back(taken, staff.edda)
    due = builders.move(
        builders.triaged(staff), "assign", staff.edda, assignee=staff.ravi.pk, due_at="2099-01-31"
    )
    released = builders.move(due, "release", staff.ravi)
    assert not ways_back.can_be_taken_back(released, staff.ravi), "only editors assign with a deadline"
