"""What the outbox carries, and the queue each topic waits in."""

from datetime import timedelta
from enum import StrEnum


class Queue(StrEnum):
    INGEST = "ingest"
    EFFECTS = "effects"
    MAIL = "mail"


class Topic(StrEnum):
    SNAPSHOT_STORED = "snapshot.stored"
    DENIAL_LINKED = "denial.linked"
    CLAIM_MOVED = "claim.moved"
    CLAIM_OVERDUE = "claim.overdue"
    VERDICT_STALE = "verdict.stale"
    COMMENT_WRITTEN = "comment.written"
    NOTICE_MAIL = "notice.mail"


QUEUE_OF: dict[Topic, Queue] = {
    Topic.SNAPSHOT_STORED: Queue.INGEST,
    Topic.DENIAL_LINKED: Queue.EFFECTS,
    Topic.CLAIM_MOVED: Queue.EFFECTS,
    Topic.CLAIM_OVERDUE: Queue.EFFECTS,
    Topic.VERDICT_STALE: Queue.EFFECTS,
    Topic.COMMENT_WRITTEN: Queue.EFFECTS,
    Topic.NOTICE_MAIL: Queue.MAIL,
}

PATIENCE: dict[Topic, int] = {Topic.NOTICE_MAIL: 60}
"""Seconds of the first pause, halved, after a try that failed: a mail server may be away for a while."""


def pause(topic: Topic, attempt: int) -> timedelta:
    """How long a row rests after its try of this number has failed: twice as long each time."""
    return timedelta(seconds=PATIENCE.get(topic, 1) * 2**attempt)
