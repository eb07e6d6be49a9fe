"""What was given up is tried again, and the history says who wanted that."""

import pytest

from claims.actions import dead_letters
from claims.domain.refusals import NotAllowed, WrongState
from claims.domain.topics import Topic
from claims.models import Article, HistoryEntry, OutboxEvent
from claims.models.outbox import MAX_ATTEMPTS
from claims.pipeline import drain
from tests import builders

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff() -> builders.Staff:
    return builders.staff()


def killed(event: OutboxEvent) -> OutboxEvent:
    """The row as five workers that vanished left it, and the reconciler after them."""
    OutboxEvent.objects.filter(pk=event.pk).update(
        attempts=MAX_ATTEMPTS,
        lease_until=event.created_at,
        lease_token="8a4d0a5e-3f0f-4b5c-9df8-0d3c52a3a6cb",
    )
    drain.bury_abandoned()
    event.refresh_from_db()
    assert event.dead_at is not None
    return event


def test_a_dead_row_is_worked_again_and_the_history_names_who_wanted_it(staff: builders.Staff) -> None:
    builders.triaged(staff)
    event = killed(OutboxEvent.objects.filter(topic=Topic.CLAIM_MOVED).latest("pk"))

    dead_letters.retry(event=event, by=staff.admin)

    event.refresh_from_db()
    assert (event.dead_at, event.attempts, event.problem) == (None, 0, "")
    entry = HistoryEntry.objects.get(kind="outbox.retried")
    assert (entry.subject, entry.subject_id, entry.actor_name) == ("outbox", event.pk, "Admin")
    assert entry.data["topic"] == "claim.moved"
    assert "stopped before it was done" in entry.data["problem"]
    drain.drain_all()
    event.refresh_from_db()
    assert event.done_at is not None


def test_an_article_whose_reading_died_waits_again_and_is_read(staff: builders.Staff) -> None:
    article = builders.article("The ferry sank in Harwick, the harbour office said on Monday.")
    event = killed(OutboxEvent.objects.get(topic=Topic.SNAPSHOT_STORED))
    assert Article.objects.get(pk=article.pk).status == "failed"

    dead_letters.retry(event=event, by=staff.admin)

    waiting = Article.objects.get(pk=article.pk)
    assert (waiting.status, waiting.problem) == ("waiting", "")
    told = HistoryEntry.objects.filter(subject="article", subject_id=article.pk).latest("position")
    assert (told.kind, told.actor_name) == ("article.retried", "Admin")
    drain.drain_all()
    assert Article.objects.get(pk=article.pk).status == "ready"


def test_only_an_administrator_retries_and_only_what_is_dead(staff: builders.Staff) -> None:
    builders.triaged(staff)
    event = OutboxEvent.objects.filter(topic=Topic.CLAIM_MOVED).latest("pk")
    with pytest.raises(WrongState, match="nothing to try again"):
        dead_letters.retry(event=event, by=staff.admin)
    with pytest.raises(NotAllowed):
        dead_letters.retry(event=killed(event), by=staff.edda)
    assert not HistoryEntry.objects.filter(kind="outbox.retried").exists()
