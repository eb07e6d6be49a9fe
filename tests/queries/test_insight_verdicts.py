"""How long verdicts take, what they were, and whether second readers agree: counted by hand."""

from datetime import timedelta
from typing import Any

import pytest

from claims.actions import parts, statements
from claims.domain.insights import Period
from claims.domain.speech import AttributionLevel
from claims.models import Claim
from claims.queries import insight_verdicts, insights
from claims.queries.insight_verdicts import Decided, Reader
from claims.queries.insights import InsightFilters, Scope
from tests import builders, clock
from tests.builders import Staff

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def staff(db: None) -> Staff:
    return builders.staff()


def scope(staff: Staff, **filters: Any) -> Scope:
    return insights.scope(staff.edda, InsightFilters(**{"period": Period.FOUR_WEEKS, **filters}), clock.NOON)


def published(staff: Staff, *, found: float, after: float, rating: str = "false", **given: Any) -> Claim:
    """A claim that was found so many days ago, and published so many days after."""
    with clock.at(clock.days_ago(found)):
        claim = builders.claim(**given)
    with clock.at(clock.days_ago(found - after)):
        return builders.published(staff, claim, rating)


def test_half_came_within_the_median_and_nine_in_ten_within_the_other(staff: Staff) -> None:
    for after in (1, 2, 3, 4, 5):
        published(staff, found=10, after=after)
    published(staff, found=40, after=1)

    took = insight_verdicts.time_to_verdict(scope(staff)).all

    assert (took.count, took.median, took.p90) == (5, 3 * DAY, 4.6 * DAY)


def test_a_verdict_counts_in_the_week_of_its_publication(staff: Staff) -> None:
    published(staff, found=26, after=2)
    published(staff, found=26, after=25)

    found = insight_verdicts.time_to_verdict(scope(staff))

    assert [took.count for took in found.by_step] == [1, 0, 0, 1]
    assert [took.median for took in found.by_step] == [2 * DAY, None, None, 25 * DAY]


def test_only_the_first_verdict_of_a_claim_tells_how_long_it_took(staff: Staff) -> None:
    claim = published(staff, found=20, after=2)
    with clock.at(clock.days_ago(5)):
        builders.move(claim, "reopen", staff.edda, correction="update", note="There is a new register.")
        builders.move(claim, "propose", staff.ravi, rating="true", reason="The new register agrees.")
        builders.move(claim, "confirm", staff.cleo)

    assert insight_verdicts.time_to_verdict(scope(staff)).all.median == 2 * DAY


def test_no_verdict_took_no_time(staff: Staff) -> None:
    took = insight_verdicts.time_to_verdict(scope(staff)).all
    assert (took.count, took.median, took.p90) == (0, None, None)


def by_party(staff: Staff, **filters: Any) -> dict[str, dict[str, int]]:
    found = insight_verdicts.by_party(scope(staff, **filters))
    labels = {rating.pk: rating.key for rating in found.ratings}
    return {
        party.name: {labels[rating]: number for rating, number in party.by_rating.items()}
        for party in found.parties
    }


def test_a_party_has_the_ratings_of_the_claims_that_it_makes(staff: Staff) -> None:
    published(staff, found=9, after=1, said_by=builders.voice("Dora Finch"))
    published(staff, found=8, after=1, said_by=builders.voice("Dora Finch"))
    both = published(staff, found=8, after=1, rating="true", said_by=builders.voice("Dora Finch"))
    builders.statement(said_by=builders.voice("Osric Venn"), claim=both)
    builders.statement(said_by=builders.voice("Osric Venn"), claim=both)

    found = by_party(staff)

    assert found == {"Dora Finch": {"false": 2, "true": 1}, "Osric Venn": {"true": 1}}
    assert list(found) == ["Dora Finch", "Osric Venn"]


def test_nobody_has_the_ratings_of_what_is_unnamed_dismissed_withdrawn_or_older(staff: Staff) -> None:
    unnamed = builders.voice("Officials", AttributionLevel.COLLECTIVE)
    published(staff, found=9, after=1, said_by=unnamed)
    published(staff, found=45, after=1, said_by=builders.voice("Old Times"))
    void = published(staff, found=9, after=1, said_by=builders.voice("With Drawn"))
    builders.move(void, "withdraw", staff.edda, reason="The register was forged.")
    claim = published(staff, found=9, after=1, said_by=builders.voice("Dora Finch"))
    again = builders.statement(said_by=builders.voice("Dis Missed"), claim=claim)
    statements.dismiss(statement=again, by=staff.edda)

    assert list(by_party(staff)) == ["Dora Finch"]


def test_a_part_counts_once_for_whoever_said_it_or_the_whole(staff: Staff) -> None:
    with clock.at(clock.days_ago(5)):
        words = "The council of Harwick built forty homes and closed nine schools"
        whole = builders.triaged(staff, builders.claim(words, said_by=builders.voice("Dora Finch")))
        texts = ["The council of Harwick built forty homes", "The council of Harwick closed nine schools"]
        homes, schools = parts.split(claim=whole, texts=texts, version=whole.version, by=staff.edda)
        builders.statement(said_by=builders.voice("Dora Finch"), claim=homes)
        builders.statement(said_by=builders.voice("Osric Venn"), claim=whole)
        builders.published(staff, homes)
        builders.published(staff, schools, "true")

    both = {"false": 1, "true": 1}
    assert by_party(staff) == {"Dora Finch": both, "Osric Venn": both}


def test_readers_have_what_they_proposed_and_what_they_read(staff: Staff) -> None:
    with clock.at(clock.days_ago(4)):
        claim = builders.in_second_reading(staff)
        builders.move(claim, "send_back", staff.cleo, comment="Where is the register?")
        builders.move(claim, "propose", staff.ravi, rating="false", reason="It is linked now.")
        builders.move(claim, "confirm", staff.edda)
        builders.in_second_reading(staff)

    cleo = Reader(staff.cleo.display_name, sent_back=1)
    edda = Reader(staff.edda.display_name, confirmed=1)
    ravi = Reader(staff.ravi.display_name, proposals_confirmed=1, proposals_sent_back=1)
    assert insight_verdicts.by_reader(scope(staff)) == (cleo, edda, ravi)


def test_agreement_is_what_second_readers_decided_week_by_week(staff: Staff) -> None:
    published(staff, found=26, after=1)
    with clock.at(clock.days_ago(2)):
        claim = builders.in_second_reading(staff)
        builders.move(claim, "send_back", staff.cleo, comment="Where is the register?")
        builders.published(staff)

    found = insight_verdicts.agreement(scope(staff))

    assert found.by_step == (Decided(1, 0), Decided(), Decided(), Decided(1, 1))
    assert found.all == Decided(2, 1)


def test_a_topic_leaves_the_verdicts_of_its_claims(staff: Staff) -> None:
    published(staff, found=9, after=1)
    ferries = published(staff, found=9, after=3)
    Claim.objects.filter(pk=ferries.pk).update(topic="ferries")
    of_ferries = scope(staff, topic="ferries")

    assert insight_verdicts.time_to_verdict(of_ferries).all.median == 3 * DAY
    assert insight_verdicts.agreement(of_ferries).all == Decided(1, 0)
    assert [reader.name for reader in insight_verdicts.by_reader(of_ferries)] == ["Cleo", "Ravi"]
    assert by_party(staff, topic="ferries") == {"Dora Finch": {"false": 1}}
