"""Times as a person says them."""

from datetime import UTC, datetime, timedelta

import pytest

from claims.web.presenters import ages

NOW = datetime(2026, 5, 2, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("before", "words"),
    [
        (timedelta(seconds=5), ">just now<"),
        (timedelta(minutes=7), ">7 min<"),
        (timedelta(hours=3), ">3 h<"),
        (timedelta(days=2), ">2 d<"),
        (timedelta(days=90), ">3 months<"),
        (-timedelta(minutes=1), ">just now<"),
    ],
)
def test_ago(before: timedelta, words: str) -> None:
    assert words in ages.ago(NOW - before, NOW)


@pytest.mark.parametrize(
    ("after", "words"),
    [
        (timedelta(hours=2), ">due 14:00<"),
        (timedelta(days=1), ">due tomorrow<"),
        (timedelta(days=3), ">due 5 May<"),
        (timedelta(days=365), ">due 2 May 2027<"),
        (-timedelta(hours=2), ">2 h overdue<"),
        (-timedelta(seconds=9), ">due now<"),
    ],
)
def test_due(after: timedelta, words: str) -> None:
    assert words in ages.due(NOW + after, NOW)
