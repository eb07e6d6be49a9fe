"""Noticing that a new claim speaks against one that is decided, or that somebody new says such a one."""

from collections.abc import Collection

from claims.actions import outbox
from claims.domain.states import State
from claims.domain.topics import Topic
from claims.matching import contrary
from claims.models import Claim, HistoryEntry


def note_new(claims: Collection[Claim]) -> None:
    """Have what these new claims contradict looked at again. Within the caller's transaction."""
    speaking = [number for number, decided in contrary.among(claims).items() if decided]
    if speaking:
        outbox.emit_many(Topic.CLAIM_CONTRADICTED, [(f"claim:{number}", number) for number in speaking])


def note_seen(claim: Claim, entry: HistoryEntry) -> None:
    """Have those concerned told if somebody new says a published claim. Within the caller's transaction."""
    if claim.state == State.PUBLISHED:
        outbox.emit(Topic.CLAIM_SEEN_AGAIN, key=f"claim:{claim.pk}", object_id=entry.pk)
