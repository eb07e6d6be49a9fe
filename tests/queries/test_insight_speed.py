"""Ten thousand moves of the history, and each answer within a time that a person does not notice."""

import time
from collections import defaultdict
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from claims.domain.insights import Period
from claims.models import Claim, HistoryEntry, Review, Verdict
from claims.queries import insight_arrivals, insight_verdicts, insight_work, insights
from claims.queries.insights import InsightFilters
from tests import builders
from tests.web import many

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

PARTS = (498, 499, 500, 501, 502)
CLAIMS = sum(PARTS)
MOVES = (("new", "triaged"), ("triaged", "researching"), ("researching", "second_reading"))
LAST = ("second_reading", "published")
SECONDS = 0.3
ANSWERS: tuple[Callable[[insights.Scope], object], ...] = (
    insight_work.over_time,
    insight_verdicts.time_to_verdict,
    insight_verdicts.agreement,
    insight_verdicts.by_party,
    insight_verdicts.by_reader,
    insight_arrivals.denials_waiting,
    insight_arrivals.publishers,
    insight_arrivals.ways_in,
)


def fill() -> None:
    """Published claims that were found over ten weeks, four moves each on as many days."""
    now = timezone.now()
    by = builders.person()
    claims = [claim for number in PARTS for claim in many.claims(number, by)]
    entries = []
    for at, claim in enumerate(claims):
        claim.created_at = now - timedelta(days=5 + 65 * at / CLAIMS)
        for step, (before, after) in enumerate((*MOVES, LAST), 1):
            entries.append(
                HistoryEntry(
                    subject="claim",
                    subject_id=claim.pk,
                    position=step,
                    kind="claim.moved",
                    at=claim.created_at + timedelta(days=step),
                    actor_name="Edda",
                    data={"move": "move", "from": before, "to": after},
                )
            )
    Claim.objects.bulk_update(claims, ["created_at"], batch_size=500)
    HistoryEntry.objects.bulk_create(entries, batch_size=1000)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE claims_review SET decided_at = created_at + interval '4 days'"
                       " FROM claims_claim WHERE claims_claim.id = claim_id AND decision <> ''")  # fmt: skip
        cursor.execute("UPDATE claims_verdict SET published_at = created_at + interval '4 days'"
                       " FROM claims_claim WHERE claims_claim.id = claim_id")  # fmt: skip
        # As the server does by itself, sooner or later.
        cursor.execute("ANALYZE")


def test_each_answer_over_ten_thousand_moves_takes_less_than_a_moment() -> None:
    fill()
    viewer = builders.person()
    assert HistoryEntry.objects.filter(kind="claim.moved").count() == 4 * CLAIMS
    assert Review.objects.count() == Verdict.objects.count() == CLAIMS

    taken: dict[tuple[str, str], list[float]] = defaultdict(list)
    for period in [*Period] * 3:
        scope = insights.scope(viewer, InsightFilters(period))
        for answer in ANSWERS:
            began = time.perf_counter()
            answer(scope)
            taken[period.value, answer.__name__].append(time.perf_counter() - began)

    slow = {what: min(seconds) for what, seconds in taken.items() if min(seconds) >= SECONDS}
    assert slow == {}
