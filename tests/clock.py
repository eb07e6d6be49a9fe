"""Another time of day, for tests of what takes days; and the time that processes spend."""

import resource
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


def cpu() -> float:
    """Seconds of CPU that this process has spent, and those it started that have ended."""
    ours, theirs = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return ours.ru_utime + ours.ru_stime + theirs.ru_utime + theirs.ru_stime


def days_ago(days: float) -> datetime:
    """So long before `NOON`."""
    return NOON - timedelta(days=days)
