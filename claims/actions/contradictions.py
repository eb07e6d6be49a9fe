"""Noticing that a new claim speaks against one that is decided, or that somebody new says such a one."""

from claims.actions import outbox
from claims.domain.states import State
from claims.domain.topics import Topic
from claims.matching import contrary
from claims.models import Claim, HistoryEntry


def note_new(claim: Claim) -> None:
    """Have what the claim contradicts looked at again, if there is such. Within the caller's transaction."""
    if contrary.of(claim):
        outbox.emit(Topic.CLAIM_CONTRADICTED, key=f"claim:{claim.pk}", object_id=claim.pk)


def note_seen(claim: Claim, entry: HistoryEntry) -> None:
    """Have those concerned told if somebody new says a published claim. Within the caller's transaction."""
    if claim.state == State.PUBLISHED:
        outbox.emit(Topic.CLAIM_SEEN_AGAIN, key=f"claim:{claim.pk}", object_id=entry.pk)
