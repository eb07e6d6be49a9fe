"""How often one address has come, counted in Valkey, which may forget it at any time."""

import hashlib
import logging

import redis
from django.conf import settings

logger = logging.getLogger(__name__)

SECONDS = 60
"""The window in which visits are counted together."""


def count(what: str, address: str) -> int:
    """This visit and those of the same address in the same minute. 0 where the counter is away.

    Only a digest of the address is kept, for a minute.
    """
    digest = hashlib.sha256(f"{settings.SECRET_KEY}:{address}".encode()).hexdigest()[:24]
    key = f"factcheck:visits:{what}:{digest}"
    try:
        with (
            redis.Redis.from_url(_address(), socket_timeout=0.5, socket_connect_timeout=0.5) as server,
            server.pipeline() as both,
        ):
            both.incr(key)
            both.expire(key, SECONDS, nx=True)
            counted: int = both.execute()[0]
    except redis.RedisError as error:
        logger.warning("Visits are not counted, the counter is away: %s", error)
        return 0
    return counted


def _address() -> str:
    """The broker's server, in the words of its client."""
    return settings.CELERY_BROKER_URL.replace("redis+socket://", "unix://").replace("virtual_host=", "db=")
