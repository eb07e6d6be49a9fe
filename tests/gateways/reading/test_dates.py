"""A date as it is written becomes a moment, as far as it says one."""

from datetime import UTC, datetime

import pytest

from claims.gateways.reading import dates

DAY = datetime(2026, 10, 3, tzinfo=UTC)


@pytest.mark.parametrize(
    ("written", "at"),
    [
        ("2026-10-03T10:15:00+02:00", datetime(2026, 10, 3, 8, 15, tzinfo=UTC)),
        ("2026-10-03 08:15Z", datetime(2026, 10, 3, 8, 15, tzinfo=UTC)),
        ("2026-10-03T08:15:30.5+0000", datetime(2026, 10, 3, 8, 15, 30, 500_000, tzinfo=UTC)),
        ("Sat, 03 Oct 2026 10:15:00 +0200", datetime(2026, 10, 3, 8, 15, tzinfo=UTC)),
        ("2026-10-03", DAY),
        ("2026/10/3", DAY),
        ("3 October 2026", DAY),
        ("Saturday, 3rd October 2026", DAY),
        ("October 3, 2026", DAY),
        ("Oct. 3, 2026", DAY),
        ("3. Oktober 2026", DAY),
        ("3 de octubre de 2026", DAY),
        ("3 octobre 2026", DAY),
        ("03.10.2026", DAY),
        ("13/10/2026", datetime(2026, 10, 13, tzinfo=UTC)),
        ("10/13/2026", datetime(2026, 10, 13, tzinfo=UTC)),
    ],
)
def test_a_date_that_is_certain_is_read(written: str, at: datetime) -> None:
    assert dates.read(written) == dates.Dated(at, "")


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2026-10-03T08:15:00", DAY),
        ("3 October 2026, 8:15", DAY),
        ("Oct. 3, 2026, 8 a.m. EDT", DAY),
        ("yesterday", None),
        ("03/04/2026", None),
        ("2026-13-45", None),
        ("0001-01-01T00:00:00+14:00", None),
        ("31 February 2026", None),
        ("31 Dec 9999 23:59:00 -1400", None),
        ("3 October 2026 and 4 October 2026", None),
        ("1/2/3/2026", None),
    ],
)
def test_what_leaves_something_open_stays_as_written(written: str, day: datetime | None) -> None:
    assert dates.read(written) == dates.Dated(day, written)


def test_nothing_is_no_date() -> None:
    assert dates.read(" \n") == dates.read(None) == dates.NOTHING


def test_a_long_one_is_cut() -> None:
    assert len(dates.read("x" * 10_000).as_written) == dates.LONGEST
