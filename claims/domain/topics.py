"""What the outbox carries, and the queue each topic waits in."""

from enum import StrEnum


class Queue(StrEnum):
    INGEST = "ingest"
    EFFECTS = "effects"


class Topic(StrEnum):
    SNAPSHOT_STORED = "snapshot.stored"
    DENIAL_LINKED = "denial.linked"
    CLAIM_MOVED = "claim.moved"
    CLAIM_ARRIVED = "claim.arrived"
    CLAIM_CHANGED = "claim.changed"


QUEUE_OF: dict[Topic, Queue] = {
    Topic.SNAPSHOT_STORED: Queue.INGEST,
    Topic.DENIAL_LINKED: Queue.EFFECTS,
    Topic.CLAIM_MOVED: Queue.EFFECTS,
    Topic.CLAIM_ARRIVED: Queue.EFFECTS,
    Topic.CLAIM_CHANGED: Queue.EFFECTS,
}
