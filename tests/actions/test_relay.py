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


def test_rows_that_were_tried_twice_are_taken_alone_so_that_one_costs_no_other_a_try() -> None:
    emitted("claim:1"), emitted("claim:2"), emitted("claim:3")
    for _ in range(2):
        together = relay.lease(Queue.EFFECTS, 10)
        OutboxEvent.objects.update(lease_until=timezone.now() - timedelta(seconds=1))

    alone = [relay.lease(Queue.EFFECTS, 10) for _ in together]

    assert len(together) == 3
    assert [[lease.event_id for lease in each] for each in alone] == [[lease.event_id] for lease in together]


def test_many_rows_are_finished_together_except_those_that_another_worker_has() -> None:
    emitted("claim:1"), emitted("claim:2")
    kept, lost = relay.lease(Queue.EFFECTS, 10)
    OutboxEvent.objects.filter(pk=lost.event_id).update(lease_until=timezone.now() - timedelta(seconds=1))
    (other,) = relay.lease(Queue.EFFECTS, 10)

    with relay.finishing_all([kept, lost]) as ours:
        assert ours == [kept]

    assert OutboxEvent.objects.get(pk=kept.event_id).done_at
    assert OutboxEvent.objects.get(pk=lost.event_id).done_at is None
    with relay.finishing(other):
        pass


def test_a_lease_that_is_renewed_runs_anew_and_one_that_was_lost_does_not() -> None:
    event = emitted()
    (slow,) = relay.lease(Queue.EFFECTS, 1)
    expire(event)
    assert relay.renew([slow]) == 1
    assert relay.lease(Queue.EFFECTS, 1) == []

    expire(event)
    (quick,) = relay.lease(Queue.EFFECTS, 1)
    assert relay.renew([slow]) == 0
    assert relay.renew([quick]) == 1


def test_where_nothing_is_held_nothing_is_renewed() -> None:
    event = emitted()
    relay.lease(Queue.EFFECTS, 1)
    expire(event)

    assert relay.renew([]) == 0
    assert [lease.event_id for lease in relay.lease(Queue.EFFECTS, 1)] == [event.pk]


def test_many_rows_are_emitted_as_each_would_be() -> None:
    outbox.emit_many(Topic.CLAIM_MOVED, [("claim:1", 7), ("claim:2", 8)])

    leased = relay.lease(Queue.EFFECTS, 10)

    assert [(lease.topic, lease.object_id, lease.attempt) for lease in leased] == [
        (Topic.CLAIM_MOVED, 7, 1),
        (Topic.CLAIM_MOVED, 8, 1),
    ]


def test_a_clock_that_is_wrong_here_makes_nothing_due_and_takes_no_lease(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    emitted()
    right = timezone.now
    monkeypatch.setattr("django.utils.timezone.now", lambda: right() + timedelta(days=1))

    assert len(relay.lease(Queue.EFFECTS, 1)) == 1
    assert relay.lease(Queue.EFFECTS, 1) == []
