"""Fetching addresses before what stands there can be read: many at once, since it is mostly waiting."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from claims.actions import fetches, outside_imports, relay
from claims.domain import addresses
from claims.domain.fetches import Fetched
from claims.domain.refusals import Unreachable
from claims.gateways import fetching
from claims.models import Article
from claims.pipeline.abreast import Finish, Trip
from claims.queries import outside_imports as imports

Keep = Callable[[int, Fetched], object]
Refuse = Callable[[int, Unreachable], object]


def trips_for_articles(leases: Sequence[relay.Lease]) -> list[Trip]:
    """One to the address of each article: keep what comes, or say on the article why nothing did."""
    rows = Article.objects.filter(pk__in=[held.object_id for held in leases])
    return _trips(
        leases,
        dict(rows.values_list("pk", "address")),
        lambda row, fetched: fetches.keep(article_id=row, fetched=fetched),
        lambda row, refusal: fetches.refuse_unreachable(article_id=row, refusal=refusal),
    )


def trips_for_checks(leases: Sequence[relay.Lease]) -> list[Trip]:
    """One to each address of other people's checks: keep what comes, or say why nothing did."""
    return _trips(
        leases,
        imports.addresses([held.object_id for held in leases]),
        lambda row, fetched: outside_imports.keep_fetched(import_id=row, fetched=fetched),
        lambda row, refusal: outside_imports.fail(import_id=row, problem=refusal.sentence),
    )


def give_up(object_id: int, problem: str) -> None:
    """The last try has failed: say so on the article."""
    fetches.refuse(article_id=object_id, problem=f"It could not be fetched: {problem}")


def _trips(leases: Sequence[relay.Lease], urls: Mapping[int, str], keep: Keep, refuse: Refuse) -> list[Trip]:
    asked = [(held, urls[held.object_id]) for held in leases]
    return [Trip(held, addresses.site(url), partial(_fetched, url, keep, refuse)) for held, url in asked]


def _fetched(url: str, keep: Keep, refuse: Refuse) -> Finish:
    def refused(refusal: Unreachable, held: relay.Lease) -> None:
        with relay.finishing(held):
            refuse(held.object_id, refusal)

    try:
        fetched = fetching.document(url)
    except Unreachable as refusal:
        return partial(refused, refusal)

    def kept(held: relay.Lease) -> None:
        try:
            with relay.finishing(held):
                keep(held.object_id, fetched)
        except Unreachable as refusal:
            refused(refusal, held)

    return kept
