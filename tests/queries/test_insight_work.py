"""Work in hand over time: counted by hand, and reckoned back from the history."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.actions import statements
from claims.domain.insights import Period
from claims.domain.states import State
from claims.queries import insight_work, insights
from claims.queries.insights import InsightFilters
from tests import builders, clock
from tests.builders import Staff

pytestmark = pytest.mark.django_db
NEW, TRIAGED, RESEARCHING, SECOND = (
    State.NEW,
    State.TRIAGED,
    State.RESEARCHING,
    State.SECOND_READING,
)


@pytest.fixture
def staff(db: None) -> Staff:
    return builders.staff()


def in_hand(staff: Staff, **filters: Any) -> dict[int, dict[State, int]]:
    """By how many days ago, what was in hand when that day ended; states without a claim are left out."""
    given = InsightFilters(**{"period": Period.FOUR_WEEKS, **filters})
    found = insight_work.over_time(insights.scope(staff.ravi, given, clock.NOON))
    return {
        (clock.NOON.date() - step.last_day).days: {state: n for state, n in each.items() if n}
        for step, each in zip(found.steps, found.at_the_end, strict=True)
    }


def test_each_day_has_what_was_in_hand_when_it_ended(staff: Staff) -> None:
    with clock.at(clock.days_ago(20)):
        first, second = builders.claim(), builders.claim()
    with clock.at(clock.days_ago(15)):
        builders.triaged(staff, first)
        builders.set_aside(staff, second)
    with clock.at(clock.days_ago(10)):
        builders.move(first, "take", staff.ravi)
        builders.source(first, staff.ravi)
        builders.ask_everybody(first, staff.ravi)
    with clock.at(clock.days_ago(6)):
        builders.move(first, "propose", staff.ravi, rating="false", reason="The register says so.")
        builders.move(second, "restore", staff.edda, reason="It can be checked after all.")
    with clock.at(clock.days_ago(3)):
        builders.move(first, "confirm", staff.cleo)

    found = in_hand(staff)

    assert found[21] == {}
    assert found[20] == found[16] == {NEW: 2}
    assert found[15] == found[11] == {TRIAGED: 1}
    assert found[10] == found[7] == {RESEARCHING: 1}
    assert found[6] == found[4] == {SECOND: 1, NEW: 1}
    assert found[3] == found[0] == {NEW: 1}


def test_what_was_there_before_the_time_that_is_shown_counts_from_its_first_day(staff: Staff) -> None:
    with clock.at(clock.days_ago(100)):
        builders.triaged(staff)

    found = in_hand(staff)

    assert set(found) == set(range(28))
    assert all(each == {TRIAGED: 1} for each in found.values())


def test_several_moves_of_one_day_count_as_it_ended(staff: Staff) -> None:
    with clock.at(clock.days_ago(5)):
        builders.set_aside(staff)
        builders.researching(staff)

    assert in_hand(staff)[5] == {RESEARCHING: 1}


def test_claims_that_are_not_on_the_desk_and_those_of_other_topics_do_not_count(staff: Staff) -> None:
    with clock.at(clock.days_ago(5)):
        builders.triaged(staff, topic="ferries")
        builders.triaged(staff, topic="bridges")
        gone = builders.statement()
        statements.dismiss(statement=gone, by=staff.edda)

    assert in_hand(staff)[0] == {TRIAGED: 2}
    assert in_hand(staff, topic="ferries")[0] == {TRIAGED: 1}
    assert in_hand(staff, topic="ferries")[6] == {}


def test_all_time_begins_when_the_first_claim_was_found(staff: Staff) -> None:
    with clock.at(clock.days_ago(40)):
        builders.claim()

    found = in_hand(staff, period=Period.ALL)

    assert found[0] == {NEW: 1}
    assert found[41] == {}
    assert max(found) < 48


def test_moves_are_found_by_their_time(staff: Staff) -> None:
    builders.triaged(staff)
    scope = insights.scope(staff.ravi, InsightFilters(Period.FOUR_WEEKS))
    with CaptureQueriesContext(connection) as queries:
        insight_work.over_time(scope)
    (asked,) = (query["sql"] for query in queries if "historyentry" in query["sql"])

    with connection.cursor() as cursor:
        # Of a few rows any index will do; of a million, as the planner is made to believe, only this one.
        cursor.execute(
            "UPDATE pg_class SET reltuples = 1000000, relpages = 1 WHERE relname = 'claims_historyentry'"
        )
        cursor.execute(f"EXPLAIN {asked}")
        plan = "\n".join(row[0] for row in cursor.fetchall())

    assert "history_moves_by_time" in plan
