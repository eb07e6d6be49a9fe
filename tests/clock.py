"""Another time of day, for tests of what takes days."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import pytest

NOON = datetime(2026, 11, 30, 12, tzinfo=UTC)
"""A Monday, at which tests of what took days look back."""


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """What is done meanwhile is done at this moment."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.utils.timezone.now", lambda: moment)
        yield


def days_ago(days: float) -> datetime:
    """So long before `NOON`."""
    return NOON - timedelta(days=days)
