"""Rows side by side: who may begin, who waits, and that nobody is forgotten."""

import threading
import time
from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial

import pytest

from claims.actions import outbox, relay
from claims.domain.topics import Queue, Topic
from claims.models import OutboxEvent
from claims.pipeline import abreast
from claims.pipeline.abreast import Finish, Trip

pytestmark = pytest.mark.django_db


def rows(count: int) -> None:
    for number in range(count):
        outbox.emit(Topic.ADDRESS_GIVEN, key=f"article:{number}", object_id=number)


def finish(held: relay.Lease) -> None:
    with relay.finishing(held):
        pass


def worked(trips: Callable[[Sequence[relay.Lease]], Sequence[Trip]], seconds: float = 20) -> list[int]:
    """The objects of the rows in the order in which they were done."""
    done = []
    for held, left in abreast.finished(Queue.FETCH, trips, time.monotonic() + seconds):
        left(held)
        done.append(held.object_id)
    return done


def site_of(held: relay.Lease) -> str:
    return str(held.object_id)


def test_a_quick_row_is_done_while_slow_ones_are_under_way_and_what_comes_later_is_taken_meanwhile() -> None:
    rows(abreast.STEP + 4)
    later = abreast.STEP + 3
    done_with = threading.Event()

    def last(held: relay.Lease) -> None:
        finish(held)
        done_with.set()

    def go(held: relay.Lease) -> Finish:
        if held.object_id == later:
            return last
        assert done_with.wait(10)
        return finish

    done = worked(lambda leases: [Trip(held, site_of(held), partial(go, held)) for held in leases])

    assert done[0] == later
    assert sorted(done) == list(range(abreast.STEP + 4))


def test_a_site_has_so_many_at_once_and_its_other_rows_come_later_without_a_lost_try() -> None:
    rows(20)
    now, most, lock = Counter[str](), Counter[str](), threading.Lock()

    def go(site: str) -> Finish:
        with lock:
            now[site] += 1
            most[site] = max(most[site], now[site])
        time.sleep(0.05)
        with lock:
            now[site] -= 1
        return finish

    def trips(leases: Sequence[relay.Lease]) -> list[Trip]:
        sites = [(held, "one" if held.object_id < 18 else "other") for held in leases]
        return [Trip(held, site, partial(go, site)) for held, site in sites]

    assert sorted(worked(trips)) == list(range(20))
    assert most["one"] == abreast.AT_ONE_SITE
    assert set(OutboxEvent.objects.values_list("attempts", flat=True)) == {1}


def test_a_row_that_may_be_what_kills_its_workers_is_alone_under_way() -> None:
    rows(8)
    OutboxEvent.objects.filter(object_id=5).update(attempts=relay.SUSPECT)
    under_way: set[int] = set()
    beside: list[set[int]] = []

    def go(held: relay.Lease) -> Finish:
        under_way.add(held.object_id)
        time.sleep(0.05)
        if held.object_id == 5:
            beside.append(set(under_way))
        under_way.remove(held.object_id)
        return finish

    done = worked(lambda leases: [Trip(held, site_of(held), partial(go, held)) for held in leases])

    assert sorted(done) == list(range(8))
    assert beside == [{5}]


def test_what_goes_wrong_outside_is_raised_where_the_row_is_finished_and_harms_no_other() -> None:
    rows(3)

    def go(held: relay.Lease) -> Finish:
        if held.object_id == 1:
            raise RuntimeError("no memory")
        return finish

    def trips(leases: Sequence[relay.Lease]) -> list[Trip]:
        return [Trip(held, site_of(held), partial(go, held)) for held in leases]

    problems = []
    for held, left in abreast.finished(Queue.FETCH, trips, time.monotonic() + 5):
        try:
            left(held)
        except RuntimeError as error:
            problems.append((held.object_id, str(error)))

    assert problems == [(1, "no memory")]
    assert OutboxEvent.objects.filter(done_at__isnull=False).count() == 2
