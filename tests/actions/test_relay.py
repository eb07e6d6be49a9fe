"""The outbox: each row to one worker at a time, in order, and never forgotten."""

from datetime import timedelta

import pytest
from django.utils import timezone

from claims.actions import outbox, relay
from claims.domain.refusals import LostLease
from claims.domain.topics import Queue, Topic
from claims.models import OutboxEvent
from claims.models.outbox import MAX_ATTEMPTS

pytestmark = pytest.mark.django_db


def emitted(key: str = "claim:1") -> OutboxEvent:
    return outbox.emit(Topic.CLAIM_MOVED, key=key, object_id=1)


def expire(event: OutboxEvent) -> None:
    OutboxEvent.objects.filter(pk=event.pk).update(lease_until=timezone.now() - timedelta(seconds=1))


def test_a_leased_row_is_not_leased_again_until_the_lease_ends() -> None:
    event = emitted()
    first = relay.lease(Queue.EFFECTS, 10)

    assert [lease.event_id for lease in first] == [event.pk]
    assert relay.lease(Queue.EFFECTS, 10) == []

    expire(event)
    second = relay.lease(Queue.EFFECTS, 10)
    assert [lease.attempt for lease in second] == [2]


def test_whoever_lost_the_lease_writes_nothing() -> None:
    event = emitted()
    slow = relay.lease(Queue.EFFECTS, 1)[0]
    expire(event)
    quick = relay.lease(Queue.EFFECTS, 1)[0]

    with pytest.raises(LostLease), relay.finishing(slow):
        pytest.fail("the slow worker came in")
    with relay.finishing(quick):
        pass

    event.refresh_from_db()
    assert event.done_at
    assert relay.lease(Queue.EFFECTS, 1) == []


def test_rows_of_one_claim_are_worked_in_order_and_others_pass_them() -> None:
    first, second, other = emitted("claim:1"), emitted("claim:1"), emitted("claim:2")

    leased = relay.lease(Queue.EFFECTS, 10)
    assert [lease.event_id for lease in leased] == [first.pk, other.pk]

    with relay.finishing(leased[0]):
        pass
    assert [lease.event_id for lease in relay.lease(Queue.EFFECTS, 10)] == [second.pk]


def test_a_failed_row_waits_longer_each_time_and_dies_at_last() -> None:
    event = emitted()
    for attempt in range(1, MAX_ATTEMPTS + 1):
        OutboxEvent.objects.filter(pk=event.pk).update(due_at=timezone.now())
        held = relay.lease(Queue.EFFECTS, 1)[0]
        assert relay.fail(held, "ValueError: no") == (attempt == MAX_ATTEMPTS)

    event.refresh_from_db()
    assert event.dead_at
    assert event.problem == "ValueError: no"
    assert relay.lease(Queue.EFFECTS, 1) == []

    relay.revive(event)
    assert relay.lease(Queue.EFFECTS, 1)[0].attempt == 1


def test_a_row_that_kills_its_workers_is_buried() -> None:
    event = emitted()
    for _ in range(MAX_ATTEMPTS):
        assert relay.lease(Queue.EFFECTS, 1)
        expire(event)

    assert relay.lease(Queue.EFFECTS, 1) == []
    assert relay.bury() == [event]
    event.refresh_from_db()
    assert "stopped before it was done" in event.problem


def test_a_dead_row_does_not_hold_up_later_rows_of_its_claim() -> None:
    first, second = emitted(), emitted()
    OutboxEvent.objects.filter(pk=first.pk).update(dead_at=timezone.now())

    assert [lease.event_id for lease in relay.lease(Queue.EFFECTS, 10)] == [second.pk]
