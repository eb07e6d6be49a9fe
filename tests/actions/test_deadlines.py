"""Handing a claim to somebody else, and the day by which it is to be done."""

from datetime import timedelta

import pytest
from django.utils import timezone

from claims.actions import deadlines
from claims.domain.refusals import Missing, NotAllowed, Stale, WrongState
from claims.models import Claim, HistoryEntry, Notice
from claims.pipeline import drain
from claims.queries import counts
from claims.queries.desk import page
from claims.queries.desk_filters import DeskFilters
from tests import builders
from tests.builders import Staff

pytestmark = pytest.mark.django_db

TOMORROW = timedelta(days=1)


@pytest.fixture
def staff() -> Staff:
    return builders.staff()


def told(claim: Claim) -> set[tuple[str, str]]:
    drain.drain_all()
    return set(Notice.objects.filter(claim=claim).values_list("user__username", "text"))


def test_an_editor_hands_a_claim_in_research_to_somebody_else_and_both_are_told(staff: Staff) -> None:
    claim = builders.researching(staff)
    drain.drain_all()
    Notice.objects.all().delete()

    moved = builders.move(claim, "assign", staff.edda, assignee=staff.cleo.pk)

    assert (moved.state, moved.assignee) == ("researching", staff.cleo)
    assert told(claim) == {
        ("cleo", f"Edda assigned {claim.number} to you."),
        ("ravi", f"Edda gave {claim.number}, which you had, to somebody else."),
    }


def test_a_claim_is_not_handed_to_the_person_who_has_it(staff: Staff) -> None:
    claim = builders.researching(staff)
    with pytest.raises(Missing, match="Ravi has this claim already"):
        builders.move(claim, "assign", staff.edda, assignee=staff.ravi.pk)


def test_a_deadline_stays_when_a_claim_is_handed_on_without_another(staff: Staff) -> None:
    due = timezone.now() + TOMORROW
    claim = builders.researching(staff)
    deadlines.set(claim=claim, due_at=due, version=claim.version, by=staff.edda)

    assert builders.move(claim, "assign", staff.edda, assignee=staff.cleo.pk).due_at == due


@pytest.mark.parametrize("state", ["triaged", "researching", "second_reading"])
def test_an_editor_sets_changes_and_takes_away_a_deadline(staff: Staff, state: str) -> None:
    claim = builders.AT[state](staff)
    first, second = timezone.now() + TOMORROW, timezone.now() + 2 * TOMORROW

    for due in (first, second, None):
        claim = deadlines.set(claim=claim, due_at=due, version=claim.version, by=staff.edda)
        assert claim.due_at == due

    entries = HistoryEntry.objects.filter(kind="claim.due_set", subject_id=claim.pk).order_by("position")
    assert [(entry.data["due_before"], entry.data["due_at"]) for entry in entries] == [
        (None, first.isoformat()),
        (first.isoformat(), second.isoformat()),
        (second.isoformat(), None),
    ]


@pytest.mark.parametrize("state", ["new", "published", "set_aside", "withdrawn"])
def test_what_nobody_works_on_is_not_due(staff: Staff, state: str) -> None:
    claim = builders.AT[state](staff)
    with pytest.raises(WrongState, match="only a claim that is being worked on can be due"):
        deadlines.set(claim=claim, due_at=timezone.now() + TOMORROW, version=claim.version, by=staff.edda)


def test_a_deadline_is_refused_in_the_past_on_an_old_version_and_to_a_reviewer(staff: Staff) -> None:
    claim, due = builders.researching(staff), timezone.now() + TOMORROW
    with pytest.raises(Missing, match="has passed already"):
        deadlines.set(claim=claim, due_at=timezone.now(), version=claim.version, by=staff.edda)
    with pytest.raises(Stale, match="Someone changed this claim first"):
        deadlines.set(claim=claim, due_at=due, version=claim.version - 1, by=staff.edda)
    with pytest.raises(NotAllowed, match="Only editors or administrators"):
        deadlines.set(claim=claim, due_at=due, version=claim.version, by=staff.ravi)
    assert Claim.objects.get(pk=claim.pk).due_at is None


def test_whoever_has_the_claim_is_told_of_its_deadline(staff: Staff) -> None:
    claim, due = builders.researching(staff), timezone.now() + TOMORROW
    deadlines.set(claim=claim, due_at=due, version=claim.version, by=staff.edda)
    sentence = f"Edda set the deadline of {claim.number} to {due:%-d %b %Y, %H:%M}."
    assert ("ravi", sentence) in told(claim)


def test_the_overdue_view_holds_what_is_late_and_being_worked_on_the_latest_last(staff: Staff) -> None:
    late, in_time, done = builders.researching(staff), builders.triaged(staff), builders.published(staff)
    later = builders.triaged(staff)
    Claim.objects.filter(pk=later.pk).update(due_at=timezone.now() - TOMORROW / 2)
    Claim.objects.filter(pk=late.pk).update(due_at=timezone.now() - TOMORROW)
    Claim.objects.filter(pk=in_time.pk).update(due_at=timezone.now() + TOMORROW)
    Claim.objects.filter(pk=done.pk).update(due_at=timezone.now() - TOMORROW)

    found = page(staff.ravi, DeskFilters.parse({"view": "overdue"}))
    assert [row.id for row in found.rows] == [late.pk, later.pk]
    assert counts.of(staff.ravi).overdue == 2


def test_by_deadline_the_nearest_come_first_page_by_page_and_only_what_has_one(staff: Staff) -> None:
    claims = [builders.triaged(staff) for _ in range(4)]
    for days, claim in zip((3, 1, 2), claims, strict=False):
        Claim.objects.filter(pk=claim.pk).update(due_at=timezone.now() + days * TOMORROW)
    filters = DeskFilters.parse({"sort": "due"})
    seen: list[int] = []
    after: str | None = ""
    while after is not None:
        found = page(staff.ravi, filters, after, size=2)
        seen += [row.id for row in found.rows]
        after = found.next_cursor
    assert seen == [claims[1].pk, claims[2].pk, claims[0].pk]
