"""Asking an outside archive to keep pages, and noting what it says."""

from collections.abc import Sequence
from concurrent.futures import Future
from functools import partial

from claims.actions import archives, relay
from claims.gateways import archives as gateway
from claims.models import ArchiveCopy
from claims.pipeline.outward import Job
from claims.queries import archives as queries


def jobs(copy_ids: Sequence[int]) -> dict[int, Job]:
    """What is to be done for each. An archive that refuses is asked again later, and then given up."""
    found = queries.these(copy_ids)
    return {number: _job(found.get(number)) for number in copy_ids}


def give_up(object_id: int, problem: str) -> None:
    """The last try has failed: say so where people look."""
    copy = queries.these([object_id]).get(object_id)
    if copy is not None:
        archives.fail(copy=copy, problem=problem.removeprefix("Unreachable: "))


def _job(copy: ArchiveCopy | None) -> Job:
    if copy is None:
        return Job(lambda: "", partial(_finish, None))
    return Job(partial(gateway.save, queries.page_of(copy), since=copy.asked_at), partial(_finish, copy))


def _finish(copy: ArchiveCopy | None, held: relay.Lease, done: Future[str]) -> None:
    address = done.result()
    with relay.finishing(held):
        if copy is not None:
            archives.keep(copy=copy, address=address)
