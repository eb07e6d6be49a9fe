"""Every list costs the same number of SQL statements for 3 rows and for 300."""

import itertools
from collections.abc import Callable
from typing import Any, TypeVar

import pytest
from django.db import connection
from django.db.models import Model
from django.test.utils import CaptureQueriesContext
from rest_framework.test import APIClient

from claims.models import Claim, Denial, DenialTarget, Place, SavedView, Snapshot, Statement, Voice
from tests import builders, kept_pages
from tests.api.client import client_of

pytestmark = pytest.mark.django_db

Row = TypeVar("Row", bound=Model)
_numbers = itertools.count(1)


def _copies(row: Row, count: int, changes: Callable[[int], dict[str, Any]]) -> list[Row]:
    """The row many times over, each with its own changes, in one INSERT."""
    kept = {
        field.attname: getattr(row, field.attname)
        for field in row._meta.concrete_fields
        if not field.primary_key and not field.generated
    }
    made = [type(row)(**{**kept, **changes(n)}) for n in range(count)]
    return type(row)._default_manager.bulk_create(made)


def _grow(count: int, onto: Claim | None = None) -> None:
    """As many articles, parties, claims, denials and sources; all about one claim if it is given."""
    said = builders.statement()
    denied = Denial.objects.select_related("statement").get(statement=builders.denial(said.claim or Claim()))
    claim, article, party = said.claim, said.snapshot.article, said.party
    assert claim is not None
    assert party is not None
    source = builders.source(claim, builders.person())
    parties = _copies(party, count, lambda n: {"name": f"Party {next(_numbers)}"})
    articles = _copies(article, count, lambda n: {"title": f"Copy {n}"})
    snapshots = _copies(
        Snapshot.objects.get(article=article),
        count,
        lambda n: {"article_id": articles[n].pk, "sha256": f"{next(_numbers):064}"},
    )
    claims = (
        [onto] * count
        if onto
        else _copies(claim, count, lambda n: {"appearance_count": 1, "denial_count": 1})
    )

    def place(n: int) -> dict[str, Any]:
        return {"snapshot_id": snapshots[n].pk, "party_id": parties[n].pk}

    statements = _copies(said, count, lambda n: {**place(n), "claim_id": claims[n].pk})
    Voice.objects.bulk_create(Voice(statement=row, position=0, party="Somebody") for row in statements)
    _mark(statements)
    denying = _copies(denied.statement, count, place)
    _mark(denying)
    denials = _copies(denied, count, lambda n: {"statement_id": denying[n].pk})
    DenialTarget.objects.bulk_create(
        DenialTarget(denial=denials[n], claim=claims[n], scope="full") for n in range(count)
    )
    sources = _copies(source, count, lambda n: {"claim_id": claims[n].pk})
    kept = kept_pages.evidence(source, "<p>A page.")
    _copies(kept, count, lambda n: {"source_id": sources[n].pk})


@pytest.mark.parametrize(
    "address",
    [
        "/api/v1/articles/?",
        "/api/v1/claims/?view=all&",
        "/api/v1/claims/?q=homes&",
        "/api/v1/denials/?",
        "/api/v1/parties/?",
        "/api/v1/sources/?",
    ],
)
def test_a_list_costs_the_same_for_3_and_for_300(address: str) -> None:
    client = client_of(builders.person())
    costs = []
    for count in (3, 300):
        _grow(count)
        costs.append(_cost(client, f"{address}page_size=200"))
    assert costs[0] == costs[1]
    assert len(client.get(f"{address}page_size=200").json()["results"]) == 200


@pytest.mark.parametrize("under", ["", "history/?page_size=200", "sources/?page_size=200"])
def test_one_claim_costs_the_same_with_3_and_with_300_of_everything(under: str) -> None:
    claim = builders.claim()
    client = client_of(builders.person())
    costs = []
    for count in (3, 300):
        _grow(count, onto=claim)
        costs.append(_cost(client, f"/api/v1/claims/{claim.pk}/{under}"))
    assert costs[0] == costs[1]


def test_one_article_costs_the_same_with_3_statements_and_with_300() -> None:
    client = client_of(builders.person())
    said = builders.statement()
    costs = []
    for count in (3, 300):
        _fill(said, count)
        costs.append(_cost(client, f"/api/v1/articles/{said.snapshot.article_id}/"))
    assert costs[0] == costs[1]


def test_saved_views_cost_the_same_for_3_and_for_300() -> None:
    client = client_of(builders.person())
    costs = []
    for count in (3, 300):
        owner = builders.person()
        SavedView.objects.bulk_create(
            SavedView(owner=owner, name=f"View {n}", shared=True, query="view=open") for n in range(count)
        )
        costs.append(_cost(client, "/api/v1/saved-views/?page_size=200"))
    assert costs[0] == costs[1]
    assert len(client.get("/api/v1/saved-views/?page_size=200").json()["results"]) == 200


def _fill(said: Statement, count: int) -> None:
    """As many claims and denials more in the article of this statement."""
    denied = Denial.objects.select_related("statement").get(statement=builders.denial(builders.claim()))
    places = [{"snapshot_id": said.snapshot_id, "start": next(_numbers), "end": 10**6} for _ in range(count)]
    _mark(_copies(said, count, places.__getitem__))
    denying = _copies(denied.statement, count, places.__getitem__)
    _mark(denying)
    _copies(denied, count, lambda n: {"statement_id": denying[n].pk})


def _mark(statements: list[Statement]) -> None:
    """A word of each of them tells something."""
    Place.objects.bulk_create(
        Place(statement=row, role="modality", start=0, end=4, exact="will") for row in statements
    )


def _cost(client: APIClient, address: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(address)
    assert answer.status_code == 200
    return len(captured)
