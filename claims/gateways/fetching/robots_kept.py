"""What sites said in their robots.txt, kept in Valkey for a while, which may forget it at any time."""

import json
import logging
import zlib
from collections.abc import Callable
from threading import Lock
from weakref import WeakValueDictionary

import redis
from django.conf import settings

from claims.domain.refusals import Fault, Unreachable
from claims.gateways import valkey
from claims.gateways.fetching.deadline import Deadline

logger = logging.getLogger(__name__)

TROUBLE_SECONDS = 120
"""How long a site that could not be asked is not asked again."""

LONGEST_KEPT = 16_000
"""Bytes, packed. Whoever says more is asked each time: a flood of sites must not fill Valkey."""

OURS = frozenset({Fault.ADDRESS, Fault.FORBIDDEN, Fault.DNS})
"""What we refuse by ourselves is no answer of the site's, and is told anew each time."""


class _Turn:
    """Held by the thread that asks a site; those who want to know the same wait for it."""

    def __init__(self) -> None:
        self.lock = Lock()


_turns: WeakValueDictionary[str, _Turn] = WeakValueDictionary()
_turns_lock = Lock()


def or_asked(there: str, ask: Callable[[str], str], deadline: Deadline) -> str:
    """The rules at this address, asked for unless they are kept. Raises Unreachable as `ask` does, and once
    the deadline is over.

    The address has scheme, host and port: what one says holds for no other.
    """
    if not settings.FETCH_ROBOTS_KEPT:
        return ask(there)
    with _turns_lock:
        turn = _turns.setdefault(there, _Turn())
    if not turn.lock.acquire(timeout=deadline.left()):
        raise deadline.over()
    try:
        kept = _kept(there)
        return _asked(there, ask) if kept is None else kept
    finally:
        turn.lock.release()


def _asked(there: str, ask: Callable[[str], str]) -> str:
    try:
        rules = ask(there)
    except Unreachable as refusal:
        if refusal.kind not in OURS:
            _keep(
                there,
                {"kind": refusal.kind, "sentence": refusal.sentence, "status": refusal.status},
                min(TROUBLE_SECONDS, settings.FETCH_ROBOTS_KEPT),
            )
        raise
    _keep(there, {"rules": rules}, settings.FETCH_ROBOTS_KEPT)
    return rules


def _kept(there: str) -> str | None:
    """The rules, or None where nothing is kept. Raises Unreachable where that was the answer."""
    try:
        with valkey.server() as server:
            packed = server.get(_key(there))
    except redis.RedisError as error:
        logger.warning("What a site's robots.txt said is not known, Valkey is away: %s", error)
        return None
    if not isinstance(packed, bytes):
        return None
    said = json.loads(zlib.decompress(packed))
    if "rules" in said:
        return str(said["rules"])
    raise Unreachable(said["sentence"], Fault(said["kind"]), status=said["status"])


def _keep(there: str, said: dict[str, str | int], seconds: int) -> None:
    packed = zlib.compress(json.dumps(said).encode())
    if len(packed) > LONGEST_KEPT:
        return
    try:
        with valkey.server() as server:
            server.set(_key(there), packed, ex=seconds)
    except redis.RedisError as error:
        logger.warning("What a site's robots.txt said is not kept, Valkey is away: %s", error)


def _key(there: str) -> str:
    return f"factcheck:robots:{there}"
