"""Who works on which outbox row: leases with a fencing token, by the database's clock.

A row is leased for seconds and `kept_alive` while its worker lives. Whoever still holds the token
when the effect is written wins; a worker that was too slow finds its token gone and writes nothing.
No time of a worker's own clock is compared with another's: a machine whose clock is wrong does no harm.
"""

import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from itertools import takewhile

from django.db import transaction
from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Now

from claims.domain.refusals import LostLease
from claims.domain.topics import Queue, Topic, pause
from claims.models import OutboxEvent
from claims.models.outbox import MAX_ATTEMPTS

LEASE = timedelta(seconds=3)
"""How long a row lies idle after its worker was killed. A living worker renews it four times as often."""

SUSPECT = 2
"""Tries that failed or broke off after which a row may be what kills its workers."""


@dataclass(frozen=True, slots=True)
class Lease:
    event_id: int
    token: uuid.UUID
    topic: Topic
    object_id: int
    attempt: int


def due(queue: Queue) -> QuerySet[OutboxEvent]:
    """Rows that could be leased now: free or abandoned, and first of their key.

    A dead row holds up nothing: later rows of its key pass it.
    """
    waiting = Q(done_at__isnull=True, dead_at__isnull=True)
    # Asked of each row by the index, whatever the planner believes of the table: NOT EXISTS may be made
    # into a join over all that waits, which with ten thousand rows is paid at every lease.
    first = OutboxEvent.objects.filter(waiting, key=OuterRef("key")).order_by("id").values("id")[:1]
    return OutboxEvent.objects.filter(
        waiting,
        Q(lease_until__isnull=True) | Q(lease_until__lt=Now()),
        id=Subquery(first),
        queue=queue.value,
        due_at__lte=Now(),
    ).order_by("turn_at", "id")


def lease(queue: Queue, most: int) -> list[Lease]:
    """Take up to `most` due rows. Two workers never get the same row.

    A row that was tried twice is taken alone: if it kills its worker again, no other row
    loses a try with it.
    """
    token = uuid.uuid4()
    with transaction.atomic():
        rows = list(
            due(queue)
            .filter(attempts__lt=MAX_ATTEMPTS)
            .select_for_update(skip_locked=True)
            .values_list("pk", "topic", "object_id", "attempts", named=True)[:most]
        )
        taken = list(takewhile(lambda row: row.attempts < SUSPECT, rows)) or rows[:1]
        OutboxEvent.objects.filter(pk__in=[row.pk for row in taken]).update(
            lease_token=token, lease_until=Now() + LEASE, attempts=F("attempts") + 1
        )
    return [Lease(row.pk, token, Topic(row.topic), row.object_id, row.attempts + 1) for row in taken]


def renew(held: Sequence[Lease]) -> int:
    """Let leases run anew; how many that were. A row that its own worker is just writing is passed by."""
    with transaction.atomic():
        ids = list(_ours(held).select_for_update(skip_locked=True).values_list("pk", flat=True))
        return OutboxEvent.objects.filter(pk__in=ids).update(lease_until=Now() + LEASE)


@contextmanager
def holding(held: Lease) -> Iterator[None]:
    """A transaction in which this lease is certain, and after which it runs anew.

    Raises LostLease, and so writes nothing, if another worker has the row by now.
    """
    with transaction.atomic():
        _check(held)
        yield
        OutboxEvent.objects.filter(pk=held.event_id).update(lease_until=Now() + LEASE)


@contextmanager
def finishing(held: Lease) -> Iterator[None]:
    """As `holding`, and the row is done when the block is: effect and done-mark are one."""
    with transaction.atomic():
        _check(held)
        yield
        _finish([held.event_id])


def drop(held: Lease) -> None:
    """Finish a row about which nothing is left to do."""
    with finishing(held):
        return


@contextmanager
def finishing_all(held: Sequence[Lease]) -> Iterator[list[Lease]]:
    """As `finishing`, for many rows in one transaction.

    Yields those that are still ours; what another worker has by now is left out, and left alone.
    """
    with transaction.atomic():
        tokens = dict(
            OutboxEvent.objects.filter(pk__in=[lease_.event_id for lease_ in held])
            .order_by("pk")
            .select_for_update()
            .values_list("pk", "lease_token")
        )
        ours = [lease_ for lease_ in held if tokens.get(lease_.event_id) == lease_.token]
        yield ours
        _finish([lease_.event_id for lease_ in ours])


def fail(held: Lease, problem: str) -> bool:
    """Give the row back with its error, to be tried later. True if that was the last try."""
    last = held.attempt >= MAX_ATTEMPTS
    OutboxEvent.objects.filter(pk=held.event_id, lease_token=held.token).update(
        lease_token=None,
        lease_until=None,
        problem=problem[:2000],
        due_at=Now() + pause(held.topic, held.attempt),
        dead_at=Now() if last else None,
    )
    return last


def give_back(held: Sequence[Lease], *, seconds: float) -> None:
    """Give rows back that were not begun, to be taken again after so many seconds: no try is counted."""
    _ours(held).update(
        lease_token=None,
        lease_until=None,
        attempts=F("attempts") - 1,
        due_at=Now() + timedelta(seconds=seconds),
    )


def bury() -> list[OutboxEvent]:
    """Mark dead the rows whose workers vanished at every try. Returns them."""
    gone = OutboxEvent.objects.filter(
        done_at__isnull=True,
        dead_at__isnull=True,
        attempts__gte=MAX_ATTEMPTS,
        lease_until__lt=Now(),
    )
    with transaction.atomic():
        rows = list(gone.select_for_update(skip_locked=True))
        OutboxEvent.objects.filter(pk__in=[row.pk for row in rows]).update(
            dead_at=Now(),
            lease_token=None,
            lease_until=None,
            problem=f"Every one of {MAX_ATTEMPTS} workers that took it stopped before it was done.",
        )
    return rows


def revive(event: OutboxEvent) -> None:
    """Let a dead row be tried again from the start."""
    OutboxEvent.objects.filter(pk=event.pk, dead_at__isnull=False).update(
        dead_at=None, attempts=0, due_at=Now(), problem=""
    )


def _ours(held: Sequence[Lease]) -> QuerySet[OutboxEvent]:
    """Those that are still under their leases: a token is of one leasing, which has no row twice."""
    return OutboxEvent.objects.filter(
        pk__in=[lease_.event_id for lease_ in held], lease_token__in={lease_.token for lease_ in held}
    )


def _check(held: Lease) -> None:
    row = OutboxEvent.objects.select_for_update().filter(pk=held.event_id).values("lease_token").first()
    if row is None or row["lease_token"] != held.token:
        raise LostLease(f"Outbox row {held.event_id} is leased to another worker.")


def _finish(ids: Sequence[int]) -> None:
    OutboxEvent.objects.filter(pk__in=ids).update(
        done_at=Now(), lease_token=None, lease_until=None, problem=""
    )
