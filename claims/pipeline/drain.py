"""Working the outbox, whoever asks for it: a worker, a command or a test."""

import logging
import time
from collections.abc import Callable, Sequence

from django.db import connection, transaction
from django.utils import translation

from claims.actions import hints, locks, relay
from claims.actions.heartbeat import kept_alive
from claims.domain.refusals import LostLease
from claims.domain.tongue import KEPT_IN
from claims.domain.topics import QUEUE_OF, Queue, Topic
from claims.pipeline import (
    abreast,
    archive,
    effects,
    effects_bulk,
    effects_deadlines,
    effects_looks,
    effects_publications,
    effects_recounts,
    effects_replies,
    effects_rules,
    effects_talk,
    feeds,
    fetch,
    ingest,
    outside,
    post,
    reread,
    revisit,
    store,
)
from claims.pipeline.abreast import Trip

logger = logging.getLogger(__name__)

BATCH = {Queue.INGEST: 1, Queue.EFFECTS: 50, Queue.BULK: 1, Queue.MAIL: 1, Queue.STORE: 1}
"""Rows leased at once: an analysis, a letter and a file may take seconds, a row of bulk work is a hundred
moves, and an effect takes milliseconds."""

ALONE = {
    Queue.MAIL: 0x6D61696C,
    Queue.FETCH: 0x66657463,
    Queue.STORE: 0x73746F72,
}
"""Queues that one process at a time works, with the advisory lock of each.

A mail server or a bucket that hangs, or sites that are slow, hold up one process of one worker; all others go
on with everything else.
"""

Handler = Callable[[relay.Lease], None]

HANDLERS: dict[Topic, Handler] = {
    Topic.SNAPSHOT_STORED: ingest.run,
    Topic.ARTICLE_RECEIVED_AGAIN: reread.run,
    Topic.PAGE_FETCHED: store.run,
    Topic.EVIDENCE_FETCHED: store.run,
    Topic.ARCHIVE_ASKED: archive.run,
    Topic.CLAIM_MOVED: effects.claim_moved,
    Topic.CLAIM_OVERDUE: effects.claim_overdue,
    Topic.CLAIM_DUE_SET: effects_deadlines.claim_due_set,
    Topic.CLAIM_RECHECK_DUE: effects_looks.recheck_due,
    Topic.CLAIM_PART_DECIDED: effects_looks.part_decided,
    Topic.CLAIM_CONTRADICTED: effects_looks.claim_contradicted,
    Topic.CLAIM_SEEN_AGAIN: effects_looks.claim_seen_again,
    Topic.SOURCE_CHECKED: effects_looks.source_checked,
    Topic.SOURCES_RECOUNTED: effects_recounts.sources_recounted,
    Topic.DENIAL_LINKED: effects.denial_linked,
    Topic.PUBLICATION_PLANNED: effects_publications.planned,
    Topic.PUBLICATION_CANCELLED: effects_publications.cancelled,
    Topic.PUBLICATION_DUE: effects_publications.due,
    Topic.VERDICT_STALE: effects.verdict_stale,
    Topic.BULK_ROWS: effects_bulk.rows,
    Topic.BULK_FINISHED: effects_bulk.finished,
    Topic.CLAIM_ARRIVED: effects_rules.claim_arrived,
    Topic.CLAIM_CHANGED: effects_rules.claim_changed,
    Topic.REPLY_ANSWERED: effects_replies.answered,
    Topic.REPLY_OVERDUE: effects_replies.overdue,
    Topic.COMMENT_WRITTEN: effects_talk.comment_written,
    Topic.NOTICE_MAIL: post.send,
    Topic.OUTSIDE_RECEIVED: outside.run,
}

TRIPS: dict[Topic, Callable[[Sequence[relay.Lease]], Sequence[Trip]]] = {
    Topic.ADDRESS_GIVEN: fetch.trips_for_articles,
    Topic.OUTSIDE_ADDRESS_GIVEN: fetch.trips_for_checks,
    Topic.ADDRESS_DUE: revisit.trips,
    Topic.FEED_DUE: feeds.trips,
}
"""What is done outside for the rows of these topics, side by side."""

ABREAST = frozenset(QUEUE_OF[topic] for topic in TRIPS)
"""Queues whose rows are worked side by side."""

WHEN_DEAD: dict[Topic, Callable[[int, str], None]] = {
    Topic.SNAPSHOT_STORED: ingest.give_up,
    Topic.BULK_ROWS: effects_bulk.give_up,
    Topic.PUBLICATION_DUE: effects_publications.give_up,
    Topic.ARTICLE_RECEIVED_AGAIN: reread.give_up,
    Topic.ADDRESS_GIVEN: fetch.give_up,
    Topic.ADDRESS_DUE: revisit.give_up,
    Topic.ARCHIVE_ASKED: archive.give_up,
    Topic.FEED_DUE: feeds.give_up,
    Topic.OUTSIDE_ADDRESS_GIVEN: outside.give_up,
    Topic.OUTSIDE_RECEIVED: outside.give_up,
}
"""What else to do when the last try of a topic has failed."""


SECONDS = 20.0
"""How long one call goes on leasing: well within the time limit of the task that calls."""

SECONDS_ABREAST = 30.0
"""The same where rows are worked side by side: what is under way then may take all of a fetch's time."""


def drain(queue: Queue) -> int:
    """Work the due rows of one queue, for some seconds at most; how many were worked."""
    if queue not in ALONE:
        return _drain(queue)
    with locks.leading(ALONE[queue]) as leads:
        return _drain(queue) if leads else 0


def _drain(queue: Queue) -> int:
    began = time.monotonic()
    if queue in ABREAST:
        return _abreast(queue, began + SECONDS_ABREAST)
    return _in_order(queue, began + SECONDS)


def _abreast(queue: Queue, until: float) -> int:
    worked = 0
    for held, finish in abreast.finished(queue, _trips, until):
        _work(held, finish)
        worked += 1
    return worked


def _trips(leases: Sequence[relay.Lease]) -> list[Trip]:
    topics = {held.topic for held in leases}
    return [
        trip for topic in topics for trip in TRIPS[topic]([held for held in leases if held.topic == topic])
    ]


def _in_order(queue: Queue, until: float) -> int:
    worked = 0
    while time.monotonic() < until:
        leases = relay.lease(queue, BATCH[queue])
        if not leases:
            break
        if not worked and relay.due(queue).exists():
            # More than one worker's share: each that comes wakes the next.
            hints.send(queue)
        with kept_alive(leases):
            for held in leases:
                _work(held, HANDLERS[held.topic])
        worked += len(leases)
    return worked


def drain_all() -> int:
    """Work every queue until nothing is due; how many rows that were."""
    total = 0
    while worked := sum(drain(queue) for queue in Queue):
        total += worked
    return total


def bury_abandoned() -> None:
    """Give up rows whose workers vanished at every try, and say so where people look."""
    with transaction.atomic():
        for event in relay.bury():
            _give_up(Topic(event.topic), event.object_id, "its workers stopped before they were done")


def _work(held: relay.Lease, handler: Handler) -> None:
    try:
        # What a refusal says here is kept, and stands in the history for everybody.
        with translation.override(KEPT_IN):
            handler(held)
    except LostLease:
        logger.info("Row %s of %s went to another worker.", held.event_id, held.topic)
    except Exception as error:
        if not connection.is_usable():
            # The database went away, which is no fault of the row: its lease ends by itself.
            raise
        # Whatever a row does, it must not hold up the others: the error is kept on the row.
        logger.exception("Row %s of %s failed at try %s.", held.event_id, held.topic, held.attempt)
        problem = f"{type(error).__name__}: {error}"
        with transaction.atomic():
            if relay.fail(held, problem):
                _give_up(held.topic, held.object_id, problem)


def _give_up(topic: Topic, object_id: int, problem: str) -> None:
    if topic in WHEN_DEAD:
        WHEN_DEAD[topic](object_id, problem)
