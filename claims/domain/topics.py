"""What the outbox carries, and the queue each topic waits in."""

from datetime import timedelta
from enum import StrEnum


class Queue(StrEnum):
    INGEST = "ingest"
    EFFECTS = "effects"
    BULK = "bulk"
    MAIL = "mail"
    FETCH = "fetch"
    STORE = "store"


class Topic(StrEnum):
    SNAPSHOT_STORED = "snapshot.stored"
    ARTICLE_RECEIVED_AGAIN = "article.received_again"
    ADDRESS_GIVEN = "address.given"
    ADDRESS_DUE = "address.due"
    PAGE_FETCHED = "page.fetched"
    EVIDENCE_FETCHED = "evidence.fetched"
    ARCHIVE_ASKED = "archive.asked"
    DENIAL_LINKED = "denial.linked"
    CLAIM_MOVED = "claim.moved"
    CLAIM_OVERDUE = "claim.overdue"
    CLAIM_DUE_SET = "claim.due_set"
    PUBLICATION_PLANNED = "publication.planned"
    PUBLICATION_CANCELLED = "publication.cancelled"
    PUBLICATION_DUE = "publication.due"
    CLAIM_RECHECK_DUE = "claim.recheck_due"
    CLAIM_PART_DECIDED = "claim.part_decided"
    CLAIM_CONTRADICTED = "claim.contradicted"
    CLAIM_SEEN_AGAIN = "claim.seen_again"
    SOURCE_CHECKED = "source.checked"
    SOURCES_RECOUNTED = "sources.recounted"
    VERDICT_STALE = "verdict.stale"
    BULK_ROWS = "bulk.rows"
    BULK_FINISHED = "bulk.finished"
    CLAIM_ARRIVED = "claim.arrived"
    CLAIM_CHANGED = "claim.changed"
    REPLY_ANSWERED = "reply.answered"
    REPLY_OVERDUE = "reply.overdue"
    COMMENT_WRITTEN = "comment.written"
    NOTICE_MAIL = "notice.mail"
    FEED_DUE = "feed.due"
    OUTSIDE_ADDRESS_GIVEN = "outside.address_given"
    OUTSIDE_RECEIVED = "outside.received"


QUEUE_OF: dict[Topic, Queue] = {
    Topic.SNAPSHOT_STORED: Queue.INGEST,
    Topic.ARTICLE_RECEIVED_AGAIN: Queue.INGEST,
    Topic.ADDRESS_GIVEN: Queue.FETCH,
    Topic.ADDRESS_DUE: Queue.FETCH,
    Topic.PAGE_FETCHED: Queue.STORE,
    Topic.EVIDENCE_FETCHED: Queue.STORE,
    Topic.ARCHIVE_ASKED: Queue.STORE,
    Topic.DENIAL_LINKED: Queue.EFFECTS,
    Topic.CLAIM_MOVED: Queue.EFFECTS,
    Topic.CLAIM_OVERDUE: Queue.EFFECTS,
    Topic.CLAIM_DUE_SET: Queue.EFFECTS,
    Topic.PUBLICATION_PLANNED: Queue.EFFECTS,
    Topic.PUBLICATION_CANCELLED: Queue.EFFECTS,
    Topic.PUBLICATION_DUE: Queue.EFFECTS,
    Topic.CLAIM_RECHECK_DUE: Queue.EFFECTS,
    Topic.CLAIM_PART_DECIDED: Queue.EFFECTS,
    Topic.CLAIM_CONTRADICTED: Queue.EFFECTS,
    Topic.CLAIM_SEEN_AGAIN: Queue.EFFECTS,
    Topic.SOURCE_CHECKED: Queue.EFFECTS,
    Topic.SOURCES_RECOUNTED: Queue.EFFECTS,
    Topic.VERDICT_STALE: Queue.EFFECTS,
    Topic.BULK_ROWS: Queue.BULK,
    Topic.BULK_FINISHED: Queue.EFFECTS,
    Topic.CLAIM_ARRIVED: Queue.EFFECTS,
    Topic.CLAIM_CHANGED: Queue.EFFECTS,
    Topic.REPLY_ANSWERED: Queue.EFFECTS,
    Topic.REPLY_OVERDUE: Queue.EFFECTS,
    Topic.COMMENT_WRITTEN: Queue.EFFECTS,
    Topic.NOTICE_MAIL: Queue.MAIL,
    Topic.FEED_DUE: Queue.FETCH,
    Topic.OUTSIDE_ADDRESS_GIVEN: Queue.FETCH,
    Topic.OUTSIDE_RECEIVED: Queue.INGEST,
}

PATIENCE: dict[Topic, int] = {
    Topic.NOTICE_MAIL: 60,
    Topic.PAGE_FETCHED: 60,
    Topic.EVIDENCE_FETCHED: 60,
    Topic.ARCHIVE_ASKED: 60,
}
"""Seconds of the first pause, halved, after a try that failed: a server of mail, files or an archive may be
away for a while."""


def pause(topic: Topic, attempt: int) -> timedelta:
    """How long a row rests after its try of this number has failed: twice as long each time."""
    return timedelta(seconds=PATIENCE.get(topic, 1) * 2**attempt)
