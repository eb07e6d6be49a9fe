"""Where claims come from, and which denials wait: counted by hand."""

import itertools
from typing import Any

import pytest
from django.utils import timezone

from claims.actions import statements
from claims.domain.insights import Period
from claims.models import Claim, Feed, FeedEntry, Statement
from claims.queries import insight_arrivals, insights
from claims.queries.insight_arrivals import Publisher
from claims.queries.insights import InsightFilters, Scope
from tests import builders, clock
from tests.builders import Staff

pytestmark = pytest.mark.django_db
_numbers = itertools.count(1)


@pytest.fixture
def staff(db: None) -> Staff:
    return builders.staff()


def scope(staff: Staff, **filters: Any) -> Scope:
    return insights.scope(staff.ravi, InsightFilters(**{"period": Period.FOUR_WEEKS, **filters}), clock.NOON)


def found_in(publisher: str, *, days_ago: float = 3, **given: Any) -> Claim:
    with clock.at(clock.days_ago(days_ago)):
        words = f"The harbour of {builders.place(next(_numbers))} closed at nine"
        article = builders.article(f"{words}, somebody said.", publisher=publisher)
        said = builders.statement(words, within=builders.snapshot(article), **given)
    assert said.claim_id
    return Claim.objects.get(pk=said.claim_id)


def denied(claim: Claim, days_ago: float) -> Statement:
    """A denial that the analysis suggested so many days ago."""
    with clock.at(clock.days_ago(days_ago)):
        denial = builders.denial(claim)
    Statement.objects.filter(pk=denial.pk).update(standing="suggested")
    return denial


def test_denials_wait_by_age_until_somebody_accepts_or_dismisses_them(staff: Staff) -> None:
    claim = builders.claim()
    for days in (0.5, 1, 2, 5, 8, 200):
        oldest = denied(claim, days)
    statements.accept(statement=denied(claim, 2), by=staff.edda)
    statements.dismiss(statement=denied(claim, 300), by=staff.edda)

    waiting = insight_arrivals.denials_waiting(scope(staff))

    assert waiting.by_age == (1, 2, 1, 1, 1)
    assert waiting.total == 6
    assert waiting.oldest == Statement.objects.get(pk=oldest.pk).created_at


def test_with_a_topic_those_wait_that_answer_a_claim_of_it(staff: Staff) -> None:
    ferries = builders.triaged(staff, topic="ferries")
    denied(ferries, 2)
    denied(builders.triaged(staff, topic="bridges"), 4)

    assert insight_arrivals.denials_waiting(scope(staff, topic="ferries")).by_age == (0, 1, 0, 0, 0)


def test_no_denial_waits_since_no_time(staff: Staff) -> None:
    waiting = insight_arrivals.denials_waiting(scope(staff))
    assert (waiting.total, waiting.oldest) == (0, None)


def test_a_claim_comes_from_where_it_was_found_first(staff: Staff) -> None:
    first = found_in("Harwick Courier")
    found_in("Lunn Gazette", claim=first)
    found_in("", days_ago=2)
    found_in("Harwick Courier", days_ago=60)
    with clock.at(clock.days_ago(2)):
        builders.published(staff, found_in("Harwick Courier", days_ago=2))
        builders.set_aside(staff, found_in("Lunn Gazette", days_ago=2))

    rows = insight_arrivals.publishers(scope(staff))

    assert set(rows) == {
        Publisher("Harwick Courier", decided=1, in_hand=1),
        Publisher("Lunn Gazette", set_aside=1),
        Publisher("", in_hand=1),
    }
    assert rows[0].name == "Harwick Courier"


def test_where_the_first_mention_was_dismissed_the_next_one_counts(staff: Staff) -> None:
    claim = found_in("Harwick Courier")
    found_in("Lunn Gazette", claim=claim)
    statements.dismiss(statement=claim.appearances.earliest("pk"), by=staff.edda)

    assert [row.name for row in insight_arrivals.publishers(scope(staff))] == ["Lunn Gazette"]


def test_a_claim_of_which_only_denials_tell_comes_from_the_first_of_these(staff: Staff) -> None:
    claim = found_in("Lunn Gazette")
    with clock.at(clock.days_ago(2)):
        builders.denial(claim)
        builders.denial(claim)
    statements.dismiss(statement=claim.appearances.get(), by=staff.edda)

    assert insight_arrivals.publishers(scope(staff)) == (Publisher("Harwick Courier", in_hand=1),)


def test_ways_in_are_those_of_the_first_article_and_a_feed_goes_before(staff: Staff) -> None:
    found_in("Harwick Courier")
    found_in("Lunn Gazette", days_ago=2)
    fed = found_in("Northmark Post", days_ago=2)
    feed = Feed.objects.create(address="https://post.example/feed", added_by=staff.edda, saved_by=staff.edda)
    FeedEntry.objects.create(
        feed=feed,
        identity="1",
        url="https://post.example/1",
        seen_at=timezone.now(),
        present_at=timezone.now(),
        outcome="taken",
        article=fed.appearances.get().snapshot.article,
    )

    assert insight_arrivals.ways_in(scope(staff)) == {"paste": 2, "feed": 1}
