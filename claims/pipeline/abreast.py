"""Work that is mostly waiting for others, side by side: as many rows at once as there are threads."""

import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass

from claims.actions import relay
from claims.actions.heartbeat import kept_alive
from claims.domain.topics import Queue

MOST = 128
"""Rows under way at once. Each may wait for a server that takes all of its time."""

AT_ONE_SITE = 6
"""Rows under way at once at one site: as many as a browser asks of it."""

STEP = 16
"""Rows taken at once, so that what is done is finished in between."""

PAUSE = 0.5
"""Seconds after which a row comes again whose site is busy."""

LOOK = 0.1
"""Seconds after which new rows are looked for while others are under way."""

Finish = Callable[[relay.Lease], None]


@dataclass(frozen=True, slots=True)
class Trip:
    """What is to be done for a row outside. `go` runs in a thread, and never asks the database.

    What it gives is what is left to do, in the caller's own thread; what it raises is raised there.
    """

    held: relay.Lease
    site: str
    go: Callable[[], Finish]


class _UnderWay:
    """The trips that threads are on, and how many of them are at each site."""

    def __init__(self) -> None:
        self.trips: dict[Future[Finish], Trip] = {}
        self.held: dict[relay.Lease, None] = {}
        self.sites: Counter[str] = Counter()

    @property
    def room(self) -> int:
        """How many more may begin: none beside a row that may be what kills its workers."""
        if any(held.attempt > relay.SUSPECT for held in self.held):
            return 0
        return min(STEP, MOST - len(self.held))

    def begin(self, trip: Trip, pool: ThreadPoolExecutor) -> None:
        self.sites[trip.site] += 1
        self.trips[pool.submit(trip.go)] = trip

    def finished(self, seconds: float | None) -> Iterator[tuple[relay.Lease, Finish]]:
        """What has been done, after so many seconds at most where nothing was done before."""
        for future in wait(self.trips, seconds, FIRST_COMPLETED).done:
            trip = self.trips.pop(future)
            self.sites[trip.site] -= 1
            yield trip.held, _finishing(future)
            self.held.pop(trip.held)


def finished(
    queue: Queue, trips: Callable[[Sequence[relay.Lease]], Sequence[Trip]], until: float
) -> Iterator[tuple[relay.Lease, Finish]]:
    """The rows of a queue in the order in which they are done, and for each what is left to do.

    Rows are taken until that moment of the monotonic clock, or until none is due. A row whose site is
    busy is given back for a moment: a site with many rows takes the threads of no other.
    """
    under_way, again = _UnderWay(), 0.0
    with kept_alive(under_way.held.keys()), ThreadPoolExecutor(MOST, queue.value) as pool:
        while True:
            taking = time.monotonic() < until
            leases = relay.lease(queue, under_way.room) if taking and under_way.room > 0 else []
            if leases and leases[0].attempt > relay.SUSPECT:
                under_way.held.update(dict.fromkeys(leases))
                while under_way.trips:
                    yield from under_way.finished(None)
            under_way.held.update(dict.fromkeys(leases))
            busy = []
            for trip in trips(leases):
                if under_way.sites[trip.site] < AT_ONE_SITE:
                    under_way.begin(trip, pool)
                else:
                    under_way.held.pop(trip.held)
                    busy.append(trip.held)
            if busy:
                relay.give_back(busy, seconds=PAUSE)
                again = time.monotonic() + 2 * PAUSE
            if under_way.trips:
                yield from under_way.finished(0 if leases else LOOK if taking else None)
            elif not leases:
                if not taking or time.monotonic() > again:
                    return
                time.sleep(LOOK)


def _finishing(future: Future[Finish]) -> Finish:
    def finish(held: relay.Lease) -> None:
        future.result()(held)

    return finish
