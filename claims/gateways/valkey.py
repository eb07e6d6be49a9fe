"""Valkey, for what may be forgotten at any time. Whoever asks goes on without it where it is away."""

from collections.abc import Iterator
from contextlib import contextmanager

import redis
from django.conf import settings


@contextmanager
def server() -> Iterator[redis.Redis]:
    """A connection that is given half a second for each answer. Raises redis.RedisError."""
    with redis.Redis.from_url(_address(), socket_timeout=0.5, socket_connect_timeout=0.5) as connected:
        yield connected


def _address() -> str:
    """The broker's server, in the words of its client."""
    return settings.CELERY_BROKER_URL.replace("redis+socket://", "unix://").replace("virtual_host=", "db=")
