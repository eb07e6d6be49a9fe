"""Work that waits for servers elsewhere and hurries nobody: many at once, beside the first fetches."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from typing import Any

from claims.actions import relay


@dataclass(frozen=True, slots=True)
class Job:
    """`ask` runs in a thread that knows no database; `finish` gets what came of it, in the caller's own."""

    ask: Callable[[], Any]
    finish: Callable[[relay.Lease, Future[Any]], None]


def side_by_side(
    jobs: Sequence[tuple[relay.Lease, Job]],
) -> Iterator[tuple[relay.Lease, Callable[[relay.Lease], None]]]:
    """Ask for all of these at once; each with what is left to do, in the order in which they are done."""
    with ThreadPoolExecutor(len(jobs), "outward") as pool:
        asked = {pool.submit(job.ask): (held, job) for held, job in jobs}
        for done in as_completed(asked):
            held, job = asked[done]
            yield held, _finishing(job, done)


def _finishing(job: Job, done: Future[Any]) -> Callable[[relay.Lease], None]:
    return lambda held: job.finish(held, done)
