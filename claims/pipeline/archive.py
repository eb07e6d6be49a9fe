"""Asking an outside archive to keep pages, and noting what it says."""

from claims.actions import archives, relay
from claims.gateways import archives as gateway
from claims.queries import archives as queries


def run(held: relay.Lease) -> None:
    """Have one page kept. An archive that refuses is asked again later, and then given up."""
    copy = queries.get(held.object_id)
    if copy is None:
        relay.drop(held)
        return
    address = gateway.store(queries.page_of(copy), since=copy.asked_at)
    with relay.finishing(held):
        archives.keep(copy=copy, address=address)


def give_up(object_id: int, problem: str) -> None:
    """The last try has failed: say so where people look."""
    copy = queries.get(object_id)
    if copy is not None:
        archives.fail(copy=copy, problem=problem.removeprefix("Unreachable: "))
