"""The time that an insight covers, in steps of whole days."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from claims.domain.insights import Step, steps

TODAY = date(2026, 11, 30)
BERLIN = ZoneInfo("Europe/Berlin")


def lengths(found: tuple[Step, ...]) -> list[int]:
    return [(step.last_day - step.first_day).days + 1 for step in found]


@pytest.mark.parametrize(
    ("days", "most", "expected"),
    [
        (28, 60, [1] * 28),
        (28, 14, [7] * 4),
        (84, 14, [7] * 12),
        (364, 60, [7] * 52),
        (364, 14, [28] * 13),
        (1, 14, [1]),
        (15, 14, [7] * 3),
        (20_000, 14, [364] * 55),
    ],
)
def test_the_shortest_steps_are_taken_that_are_not_too_many(
    days: int, most: int, expected: list[int]
) -> None:
    assert lengths(steps(days, today=TODAY, zone=BERLIN, most=most)) == expected


def test_today_is_the_last_day_and_no_time_is_left_out() -> None:
    found = steps(28, today=TODAY, zone=BERLIN, most=14)

    assert found[-1].last_day == TODAY
    assert found[0].first_day == date(2026, 11, 3)
    assert [step.ends for step in found[:-1]] == [step.begins for step in found[1:]]


def test_a_step_begins_at_midnight_also_where_the_clocks_change() -> None:
    found = steps(7, today=date(2026, 10, 27), zone=BERLIN, most=14)

    changed = next(step for step in found if step.first_day == date(2026, 10, 25))
    assert changed.begins == datetime(2026, 10, 25, tzinfo=BERLIN)
    assert changed.ends.timestamp() - changed.begins.timestamp() == timedelta(hours=25).total_seconds()
    assert changed.last_day == changed.first_day
