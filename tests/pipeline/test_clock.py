"""What happens because its time has come: once, whoever looks at the clock."""

from datetime import timedelta

import psycopg
import pytest
from django.db import connection
from django.utils import timezone

from claims.actions import watches
from claims.domain.events import EventKind
from claims.models import Claim, HistoryEntry, Notice
from claims.pipeline import clock, drain
from tests import builders

pytestmark = pytest.mark.django_db


def overdue_claim(staff: builders.Staff) -> Claim:
    due = (timezone.now() + timedelta(days=1)).isoformat()
    return builders.move(builders.triaged(staff), "assign", staff.edda, assignee=staff.ravi.pk, due_at=due)


def test_an_overdue_claim_is_said_once_to_whoever_has_and_watches_it() -> None:
    staff = builders.staff()
    claim = overdue_claim(staff)
    watches.start(claim=claim, by=staff.cleo)
    later = timezone.now() + timedelta(days=2)

    assert clock.tick(timezone.now()) == 0
    assert clock.tick(later) == 1
    assert clock.tick(later) == 0

    drain.drain_all()
    told = Notice.objects.filter(kind="deadline").order_by("user__username")
    assert [(notice.user.username, notice.text) for notice in told] == [
        ("cleo", f"{claim.number} is overdue."),
        ("ravi", f"{claim.number} is overdue."),
    ]
    assert HistoryEntry.objects.filter(kind=EventKind.CLAIM_OVERDUE, subject_id=claim.pk).count() == 1


def test_a_claim_that_is_released_is_no_longer_due() -> None:
    staff = builders.staff()
    claim = overdue_claim(staff)
    builders.move(claim, "release", staff.ravi)

    assert clock.tick(timezone.now() + timedelta(days=2)) == 0


def test_nobody_else_does_timed_work_while_one_process_leads() -> None:
    staff = builders.staff()
    overdue_claim(staff)
    later = timezone.now() + timedelta(days=2)
    settings = connection.get_connection_params()
    with psycopg.connect(
        host=settings["host"], dbname=settings["dbname"], user=settings["user"], autocommit=True
    ) as other:
        other.execute("SELECT pg_advisory_lock(%s)", [clock.LEADER])

        assert clock.tick(later) == 0

        other.execute("SELECT pg_advisory_unlock(%s)", [clock.LEADER])
        assert clock.tick(later) == 1
