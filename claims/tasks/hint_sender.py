"""Sending hints to the broker, which may be away."""

import logging

from kombu.exceptions import OperationalError

from claims.domain.topics import Queue
from claims.tasks.drain import drain_queue

logger = logging.getLogger(__name__)


def send(queue: Queue) -> None:
    """Hint that rows wait in this queue. Never raises: without the hint the reconciler finds them."""
    try:
        drain_queue.apply_async((queue.value,), queue=queue.value, retry=False)
    except OperationalError as error:
        logger.warning("No hint sent for %s, the broker is away: %s", queue, error)
