"""Two beats look at the clock in the same moment: each timed thing happens once."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from claims.actions import deadlines, publications
from claims.domain.topics import Queue
from claims.models import HistoryEntry, OutboxEvent, Verdict
from claims.pipeline import clock, drain
from tests import builders
from tests.actions.test_at_the_same_time import at_once
from tests.invariants import entries_of

pytestmark = pytest.mark.django_db(transaction=True)

SOON = timezone.now() + timedelta(days=1)
LATER = SOON + timedelta(days=1)


def jobs_without_a_leader() -> None:
    for job in (deadlines.say_overdue, publications.say_due):
        job(LATER)


def ticks() -> None:
    clock.tick(LATER)


@pytest.mark.parametrize("beat", [ticks, jobs_without_a_leader])
def test_each_timed_thing_is_done_once(beat: Callable[[], None]) -> None:
    staff = builders.staff()
    to_publish = [builders.in_second_reading(staff) for _ in range(3)]
    for claim in to_publish:
        builders.move(claim, "confirm", staff.cleo, publish_at=SOON.isoformat())
    for _ in range(3):
        triaged = builders.triaged(staff)
        builders.move(triaged, "assign", staff.edda, assignee=staff.ravi.pk, due_at=SOON.isoformat())

    assert at_once(beat, beat, beat) == []
    beat()

    assert HistoryEntry.objects.filter(kind="claim.overdue").count() == 3
    assert OutboxEvent.objects.filter(topic="publication.due").count() == 3

    def work() -> None:
        drain.drain(Queue.EFFECTS)

    assert at_once(work, work) == []
    assert Verdict.objects.count() == 3
    assert entries_of("confirm").count() == 3
