"""How often one address has come, counted in Valkey, which may forget it at any time."""

import hashlib
import logging

import redis
from django.conf import settings

from claims.gateways import valkey

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
        with valkey.server() as server, server.pipeline() as both:
            both.incr(key)
            both.expire(key, SECONDS, nx=True)
            counted: int = both.execute()[0]
    except redis.RedisError as error:
        logger.warning("Visits are not counted, the counter is away: %s", error)
        return 0
    return counted
