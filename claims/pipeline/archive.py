"""Asking an outside archive to keep pages, and noting what it says."""

from collections.abc import Sequence
from functools import partial

from claims.actions import archives, relay
from claims.gateways import archives as gateway
from claims.models import ArchiveCopy
from claims.pipeline.abreast import Finish, Trip
from claims.queries import archives as queries


def trips(leases: Sequence[relay.Lease]) -> list[Trip]:
    """One for each of these copies. An archive that refuses is asked again later, and then given up."""
    found = queries.these([held.object_id for held in leases])
    return [_trip(held, found.get(held.object_id)) for held in leases]


def give_up(object_id: int, problem: str) -> None:
    """The last try has failed: say so where people look."""
    copy = queries.these([object_id]).get(object_id)
    if copy is not None:
        archives.fail(copy=copy, problem=problem.removeprefix("Unreachable: "))


def _trip(held: relay.Lease, copy: ArchiveCopy | None) -> Trip:
    if copy is None:
        return Trip(held, "", lambda: relay.drop)
    return Trip(held, "archive", partial(_saved, copy, queries.page_of(copy)))


def _saved(copy: ArchiveCopy, page: str) -> Finish:
    return partial(_keep, copy, gateway.store(page, since=copy.asked_at))


def _keep(copy: ArchiveCopy, address: str, held: relay.Lease) -> None:
    with relay.finishing(held):
        archives.keep(copy=copy, address=address)
