"""Leases are renewed for as long as their worker lives, and no longer."""

import time
from datetime import timedelta

import pytest

from claims.actions import outbox, relay
from claims.actions.heartbeat import kept_alive
from claims.domain.topics import Queue, Topic

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]


def test_work_that_takes_longer_than_a_lease_keeps_its_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(relay, "LEASE", timedelta(seconds=0.8))
    outbox.emit(Topic.CLAIM_MOVED, key="claim:1", object_id=1)
    held = relay.lease(Queue.EFFECTS, 1)

    with kept_alive(held):
        time.sleep(1.6)
        assert relay.lease(Queue.EFFECTS, 1) == []
    time.sleep(1.0)

    assert [lease.attempt for lease in relay.lease(Queue.EFFECTS, 1)] == [2]


def test_a_row_that_its_worker_is_just_writing_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(relay, "LEASE", timedelta(seconds=0.4))
    outbox.emit(Topic.CLAIM_MOVED, key="claim:1", object_id=1)
    held = relay.lease(Queue.EFFECTS, 1)

    began = time.monotonic()
    with kept_alive(held), relay.finishing(held[0]):
        time.sleep(0.5)

    assert time.monotonic() - began < 2
    assert relay.lease(Queue.EFFECTS, 1) == []
