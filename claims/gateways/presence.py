"""Who types in which text, never what: kept in Valkey for seconds, which may forget it at any time."""

import logging
from collections.abc import Mapping
from datetime import UTC, datetime

import redis

from claims.domain.writing import LEASE_SECONDS, Text, Writer
from claims.gateways import valkey

logger = logging.getLogger(__name__)

_Kept = Mapping[int, tuple[str, int, int]]
"""Of each person at a place: the text, since when, and when they were heard of last."""


def come(place: str, person: int, text: Text) -> tuple[Writer, ...]:
    """Note that this person types in this text, and in no other of the place. Returns who else does."""
    try:
        with valkey.server() as server:
            now, kept = _read(server, place)
            before = kept.get(person)
            since = before[1] if before and before[0] == text.name else now
            with server.pipeline() as both:
                both.hset(_key(place), str(person), f"{text.name} {since} {now}")
                both.expire(_key(place), LEASE_SECONDS)
                both.execute()
            return _in(text, kept, person)
    except redis.RedisError as error:
        logger.warning("Who else is writing is not known, Valkey is away: %s", error)
        return ()


def look(place: str, person: int, text: Text) -> tuple[Writer, ...]:
    """Who else types in this text."""
    try:
        with valkey.server() as server:
            return _in(text, _read(server, place)[1], person)
    except redis.RedisError as error:
        logger.warning("Who else is writing is not known, Valkey is away: %s", error)
        return ()


def go(place: str, person: int) -> None:
    """Note that this person types at this place no more."""
    try:
        with valkey.server() as server:
            server.hdel(_key(place), str(person))
    except redis.RedisError as error:
        logger.warning("That somebody has stopped writing is not noted, Valkey is away: %s", error)


def _read(server: redis.Redis, place: str) -> tuple[int, _Kept]:
    """The server's own time, which is the same for all of ours, and those who were heard of lately."""
    with server.pipeline(transaction=False) as both:
        both.time()
        both.hgetall(_key(place))
        (now, _), rows = both.execute()
    kept = {}
    for person, row in rows.items():
        text, since, last = row.decode().split(" ")
        if now - int(last) < LEASE_SECONDS:
            kept[int(person)] = (text, int(since), int(last))
    return now, kept


def _in(text: Text, kept: _Kept, person: int) -> tuple[Writer, ...]:
    others = [(since, who) for who, (name, since, _) in kept.items() if who != person and name == text.name]
    return tuple(Writer(who, datetime.fromtimestamp(since, UTC)) for since, who in sorted(others))


def _key(place: str) -> str:
    return f"factcheck:writing:{place}"
