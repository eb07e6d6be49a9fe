"""Fetching addresses before what stands there can be read: many at once, since it is mostly waiting."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from dataclasses import dataclass

from claims.actions import fetches, outside_imports, relay
from claims.domain.fetches import Fetched
from claims.domain.refusals import Unreachable
from claims.domain.topics import Topic
from claims.gateways import fetching
from claims.models import Article
from claims.queries import outside_imports as imports

Work = Callable[[relay.Lease], None]


@dataclass(frozen=True, slots=True)
class Kind:
    """What a topic fetches: where the addresses of rows are read, and what is done with what came, or not."""

    addresses: Callable[[Sequence[int]], dict[int, str]]
    keep: Callable[[int, Fetched], object]
    refuse: Callable[[int, Unreachable], None]


KINDS: dict[Topic, Kind] = {
    Topic.ADDRESS_GIVEN: Kind(
        lambda rows: dict(Article.objects.filter(pk__in=rows).values_list("pk", "address")),
        lambda row, fetched: fetches.keep(article_id=row, fetched=fetched),
        lambda row, refusal: fetches.refuse_unreachable(article_id=row, refusal=refusal),
    ),
    Topic.OUTSIDE_ADDRESS_GIVEN: Kind(
        imports.addresses,
        lambda row, fetched: outside_imports.keep_fetched(import_id=row, fetched=fetched),
        lambda row, refusal: outside_imports.fail(import_id=row, problem=refusal.sentence),
    ),
}


def run(held: relay.Lease) -> None:
    """Fetch the address of one row and keep what came, or say on the row why nothing did."""
    for _, finish in together([held]):
        finish(held)


def together(leases: Sequence[relay.Lease]) -> Iterator[tuple[relay.Lease, Work]]:
    """Fetch for all of these at once; each with what is left to do, in the order in which they are done.

    Threads do nothing but fetch: the database is for the caller's own thread.
    """
    urls = {
        topic: KINDS[topic].addresses([held.object_id for held in leases if held.topic is topic])
        for topic in {held.topic for held in leases}
    }
    with ThreadPoolExecutor(len(leases), "fetch") as pool:
        asked = {pool.submit(fetching.document, urls[held.topic][held.object_id]): held for held in leases}
        for done in as_completed(asked):
            yield asked[done], _finishing(done, KINDS[asked[done].topic])


def give_up(object_id: int, problem: str) -> None:
    """The last try has failed: say so on the article."""
    fetches.refuse(article_id=object_id, problem=f"It could not be fetched: {problem}")


def _finishing(done: Future[Fetched], kind: Kind) -> Work:
    def finish(held: relay.Lease) -> None:
        try:
            fetched = done.result()
            with relay.finishing(held):
                kind.keep(held.object_id, fetched)
        except Unreachable as refusal:
            with relay.finishing(held):
                kind.refuse(held.object_id, refusal)

    return finish
