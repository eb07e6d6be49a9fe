"""Fetching the addresses of articles before they can be read: many at once, since it is mostly waiting."""

from collections.abc import Sequence
from functools import partial

from claims.actions import fetches, relay
from claims.domain import addresses
from claims.domain.refusals import Unreachable
from claims.gateways import fetching
from claims.models import Article
from claims.pipeline.abreast import Finish, Trip


def trips(leases: Sequence[relay.Lease]) -> list[Trip]:
    """One to each of their addresses: keep what comes, or say on the article why nothing did."""
    urls = dict(
        Article.objects.filter(pk__in=[held.object_id for held in leases]).values_list("pk", "address")
    )
    asked = [(held, urls[held.object_id]) for held in leases]
    return [Trip(held, addresses.read(url).site, partial(_fetched, url)) for held, url in asked]


def give_up(object_id: int, problem: str) -> None:
    """The last try has failed: say so on the article."""
    fetches.refuse(article_id=object_id, problem=f"It could not be fetched: {problem}")


def _fetched(url: str) -> Finish:
    try:
        fetched = fetching.document(url)
    except Unreachable as refusal:
        return partial(_refuse, refusal)

    def keep(held: relay.Lease) -> None:
        try:
            with relay.finishing(held):
                fetches.keep(article_id=held.object_id, fetched=fetched)
        except Unreachable as refusal:
            _refuse(refusal, held)

    return keep


def _refuse(refusal: Unreachable, held: relay.Lease) -> None:
    with relay.finishing(held):
        fetches.refuse_unreachable(article_id=held.object_id, refusal=refusal)
