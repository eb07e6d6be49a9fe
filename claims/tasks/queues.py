"""Which queues have something due."""

from claims.actions import relay
from claims.domain.topics import Queue


def waiting_queues() -> list[Queue]:
    return [queue for queue in Queue if relay.due(queue).exists()]
