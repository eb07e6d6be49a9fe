"""Renewing leases beside the work, so that they can be short: they end when their worker does."""

import logging
import threading
from collections.abc import Collection, Iterator
from contextlib import contextmanager

from django.db import DatabaseError, connection

from claims.actions import relay

logger = logging.getLogger(__name__)

BEATS = 4
"""Renewals in the time of one lease: a late one, or two, lose nothing."""


@contextmanager
def kept_alive(held: Collection[relay.Lease]) -> Iterator[None]:
    """Renew these leases, on a connection of its own, for as long as the block runs and the process lives.

    The caller may add to them and take from them meanwhile.
    """
    ended = threading.Event()
    thread = threading.Thread(target=_beat, args=(held, ended), name="heartbeat", daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()


def _beat(held: Collection[relay.Lease], ended: threading.Event) -> None:
    try:
        while not ended.wait(relay.LEASE.total_seconds() / BEATS):
            now_held = tuple(held)
            try:
                relay.renew(now_held)
            except DatabaseError as error:
                logger.warning("%s leases were not renewed: %s", len(now_held), error)
                connection.close()
    finally:
        connection.close()
