"""A real worker on a real broker, hinted at or not, killed or not."""

import time
from collections.abc import Callable
from datetime import timedelta

import pytest

from claims.actions import hints, relay
from claims.actions.articles import submit
from claims.domain.roles import Role
from claims.domain.topics import Queue
from claims.models import Article, Notice, OutboxEvent
from factcheck.processes import Child
from tests import builders

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
SECONDS = 60.0


def until(true: Callable[[], bool]) -> None:
    deadline = time.monotonic() + SECONDS
    while not true():
        if time.monotonic() > deadline:
            pytest.fail(f"Still not so after {SECONDS:.0f} s; outbox: {list(OutboxEvent.objects.values())}")
        time.sleep(0.1)


def added() -> Article:
    editor = builders.person(role=Role.EDITOR)
    return submit(raw=b"The bridge is safe, Mayor Dora Finch said on Monday.", how="paste", by=editor).article


def is_ready(article: Article) -> bool:
    return Article.objects.get(pk=article.pk).status == "ready"


def test_a_hint_is_enough(celery_worker_process: Child) -> None:
    article = added()

    until(lambda: is_ready(article))


def test_a_lost_hint_is_found(celery_worker_process: Child, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hints, "_senders", [])

    article = added()

    until(lambda: is_ready(article))


def test_a_row_left_by_a_killed_worker_is_taken_up(
    celery_worker_process: Child, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hints, "_senders", [])
    monkeypatch.setattr(relay, "LEASE", timedelta(seconds=3))
    article = added()
    # This process takes the row and never comes back, as a killed worker would.
    taken = relay.lease(Queue.INGEST, 1)

    until(lambda: is_ready(article))
    event = OutboxEvent.objects.get(topic="snapshot.stored")
    assert event.attempts == 1 + len(taken)


def test_what_follows_from_a_move_reaches_the_person(celery_worker_process: Child) -> None:
    staff = builders.staff()

    claim = builders.researching(staff)

    until(lambda: Notice.objects.filter(user=staff.ravi, claim=claim).exists())
    assert Notice.objects.get(user=staff.ravi).text == f"Edda assigned {claim.number} to you."
