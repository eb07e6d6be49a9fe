"""Fetching the addresses of articles before they can be read: many at once, since it is mostly waiting."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed

from claims.actions import fetches, relay
from claims.domain.fetches import Fetched
from claims.domain.refusals import Unreachable
from claims.gateways import fetching
from claims.models import Article

Work = Callable[[relay.Lease], None]


def run(held: relay.Lease) -> None:
    """Fetch the address of one article and keep what came, or say on the article why nothing did."""
    for _, finish in together([held]):
        finish(held)


def together(leases: Sequence[relay.Lease]) -> Iterator[tuple[relay.Lease, Work]]:
    """Fetch for all of these at once; each with what is left to do, in the order in which they are done.

    Threads do nothing but fetch: the database is for the caller's own thread.
    """
    urls = dict(
        Article.objects.filter(pk__in=[held.object_id for held in leases]).values_list("pk", "address")
    )
    with ThreadPoolExecutor(len(leases), "fetch") as pool:
        asked = {pool.submit(fetching.document, urls[held.object_id]): held for held in leases}
        for done in as_completed(asked):
            yield asked[done], _finishing(done)


def give_up(object_id: int, problem: str) -> None:
    """The last try has failed: say so on the article."""
    fetches.refuse(article_id=object_id, problem=f"It could not be fetched: {problem}")


def _finishing(done: Future[Fetched]) -> Work:
    def finish(held: relay.Lease) -> None:
        try:
            fetched = done.result()
            with relay.finishing(held):
                fetches.keep(article_id=held.object_id, fetched=fetched)
        except Unreachable as refusal:
            with relay.finishing(held):
                fetches.refuse_unreachable(article_id=held.object_id, refusal=refusal)

    return finish
