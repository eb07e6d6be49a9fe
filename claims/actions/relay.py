"""Who works on which outbox row: leases with a fencing token.

A row is leased for seconds. Whoever still holds the token when the effect is written wins;
a worker that was too slow finds its token gone and writes nothing.
"""

import logging
import threading
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta

from django.db import DatabaseError, connection, transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from claims.domain.refusals import LostLease
from claims.domain.topics import Queue, Topic, pause
from claims.models import OutboxEvent
from claims.models.outbox import MAX_ATTEMPTS

logger = logging.getLogger(__name__)

LEASE = timedelta(seconds=12)
"""How long a row lies idle after its worker was killed. Work that takes longer is `kept_alive`."""


@dataclass(frozen=True, slots=True)
class Lease:
    event_id: int
    token: uuid.UUID
    topic: Topic
    object_id: int
    attempt: int


def due(queue: Queue) -> QuerySet[OutboxEvent]:
    """Rows that could be leased now: free or abandoned, and first of their key."""
    now = timezone.now()
    waiting = Q(done_at__isnull=True, dead_at__isnull=True)
    earlier = OutboxEvent.objects.filter(waiting, key=OuterRef("key"), id__lt=OuterRef("id"))
    return OutboxEvent.objects.filter(
        waiting,
        ~Exists(earlier),
        Q(lease_until__isnull=True) | Q(lease_until__lt=now),
        queue=queue.value,
        due_at__lte=now,
    ).order_by("due_at", "id")


def lease(queue: Queue, most: int) -> list[Lease]:
    """Take up to `most` due rows. Two workers never get the same row."""
    with transaction.atomic():
        rows = list(
            due(queue)
            .filter(attempts__lt=MAX_ATTEMPTS)
            .select_for_update(skip_locked=True, of=("self",))[:most]
        )
        until = timezone.now() + LEASE
        for row in rows:
            row.lease_token, row.lease_until = uuid.uuid4(), until
            row.attempts += 1
        OutboxEvent.objects.bulk_update(rows, ["lease_token", "lease_until", "attempts"])
    return [
        Lease(row.pk, row.lease_token, Topic(row.topic), row.object_id, row.attempts)
        for row in rows
        if row.lease_token
    ]


@contextmanager
def holding(held: Lease) -> Iterator[None]:
    """A transaction in which this lease is certain, and after which it runs anew.

    Raises LostLease, and so writes nothing, if another worker has the row by now.
    """
    with transaction.atomic():
        _check(held)
        yield
        OutboxEvent.objects.filter(pk=held.event_id).update(lease_until=timezone.now() + LEASE)


@contextmanager
def finishing(held: Lease) -> Iterator[None]:
    """As `holding`, and the row is done when the block is: effect and done-mark are one."""
    with transaction.atomic():
        _check(held)
        yield
        OutboxEvent.objects.filter(pk=held.event_id).update(
            done_at=timezone.now(), lease_token=None, lease_until=None, problem=""
        )


@contextmanager
def kept_alive(held: Lease) -> Iterator[None]:
    """Renew the lease beside long work outside any transaction, for as long as this process lives."""
    ended = threading.Event()

    def renew() -> None:
        while not ended.wait(LEASE.total_seconds() / 3):
            try:
                OutboxEvent.objects.filter(pk=held.event_id, lease_token=held.token).update(
                    lease_until=timezone.now() + LEASE
                )
            except DatabaseError as error:
                logger.warning("The lease of row %s was not renewed: %s", held.event_id, error)
            finally:
                connection.close()

    thread = threading.Thread(target=renew, name=f"lease of row {held.event_id}", daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()


def fail(held: Lease, problem: str) -> bool:
    """Give the row back with its error, to be tried later. True if that was the last try."""
    last = held.attempt >= MAX_ATTEMPTS
    now = timezone.now()
    OutboxEvent.objects.filter(pk=held.event_id, lease_token=held.token).update(
        lease_token=None,
        lease_until=None,
        problem=problem[:2000],
        due_at=now + pause(held.topic, held.attempt),
        dead_at=now if last else None,
    )
    return last


def bury() -> list[OutboxEvent]:
    """Mark dead the rows whose workers vanished at every try. Returns them."""
    gone = OutboxEvent.objects.filter(
        done_at__isnull=True,
        dead_at__isnull=True,
        attempts__gte=MAX_ATTEMPTS,
        lease_until__lt=timezone.now(),
    )
    with transaction.atomic():
        rows = list(gone.select_for_update(skip_locked=True))
        OutboxEvent.objects.filter(pk__in=[row.pk for row in rows]).update(
            dead_at=timezone.now(),
            lease_token=None,
            lease_until=None,
            problem=f"Every one of {MAX_ATTEMPTS} workers that took it stopped before it was done.",
        )
    return rows


def revive(event: OutboxEvent) -> None:
    """Let a dead row be tried again from the start."""
    OutboxEvent.objects.filter(pk=event.pk, dead_at__isnull=False).update(
        dead_at=None, attempts=0, due_at=timezone.now(), problem=""
    )


def _check(held: Lease) -> None:
    row = OutboxEvent.objects.select_for_update().filter(pk=held.event_id).values("lease_token").first()
    if row is None or row["lease_token"] != held.token:
        raise LostLease(f"Outbox row {held.event_id} is leased to another worker.")
