"""The queue `revisit`: addresses that are looked at again, and pages that an archive is to keep."""

from collections.abc import Callable, Iterator, Sequence

from claims.actions import relay
from claims.domain.topics import Topic
from claims.pipeline import archive, revisit
from claims.pipeline.outward import Job, side_by_side

JOBS: dict[Topic, Callable[[Sequence[int]], dict[int, Job]]] = {
    Topic.ADDRESS_DUE: revisit.jobs,
    Topic.ARCHIVE_ASKED: archive.jobs,
}


def run(held: relay.Lease) -> None:
    """Do one of them."""
    for _, finish in together([held]):
        finish(held)


def together(leases: Sequence[relay.Lease]) -> Iterator[tuple[relay.Lease, Callable[[relay.Lease], None]]]:
    """Ask for all of these at once; each with what is left to do, in the order in which they are done."""
    jobs: list[tuple[relay.Lease, Job]] = []
    for topic, prepare in JOBS.items():
        of_topic = [held for held in leases if held.topic == topic]
        prepared = prepare([held.object_id for held in of_topic])
        jobs += [(held, prepared[held.object_id]) for held in of_topic]
    return side_by_side(jobs)
