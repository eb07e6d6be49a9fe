"""Trying again what was given up."""

from collections.abc import Callable

from django.db import transaction

from claims.actions import hints, relay
from claims.actions.history import record
from claims.domain.events import EventKind, Subject
from claims.domain.refusals import WrongState
from claims.domain.roles import Permission
from claims.domain.tongue import say
from claims.domain.topics import Queue, Topic
from claims.models import Article, OutboxEvent, Snapshot, User
from claims.policy.permissions import check_permission


@transaction.atomic
def retry(*, event: OutboxEvent, by: User) -> None:
    """Let a dead row be worked again from the start. Raises NotAllowed, or WrongState: it is not dead."""
    check_permission(by, Permission.MANAGE_DESK)
    held = OutboxEvent.objects.select_for_update().get(pk=event.pk)
    if held.dead_at is None:
        raise WrongState(
            say("This work is not dead: it waits, or it is done. There is nothing to try again.")
        )
    relay.revive(held)
    record(
        EventKind.OUTBOX_RETRIED,
        Subject.OUTBOX,
        held.pk,
        by=by,
        data={
            "topic": held.topic,
            "key": held.key,
            "object_id": held.object_id,
            "attempts": held.attempts,
            "problem": held.problem,
        },
    )
    again = _WHEN_REVIVED.get(Topic(held.topic))
    if again:
        again(held.object_id, by)
    queue = Queue(held.queue)
    transaction.on_commit(lambda: hints.send(queue))


def _reading_waits(snapshot_id: int, by: User) -> None:
    _article_waits(Snapshot.objects.values_list("article_id", flat=True).get(pk=snapshot_id), by)


def _article_waits(article_id: int, by: User) -> None:
    """The article that said it could not be read waits to be read, as after its own retry button."""
    waiting = Article.objects.filter(pk=article_id, status="failed").update(status="waiting", problem="")
    if waiting:
        record(EventKind.ARTICLE_RETRIED, Subject.ARTICLE, article_id, by=by)


_WHEN_REVIVED: dict[Topic, Callable[[int, User], None]] = {
    Topic.SNAPSHOT_STORED: _reading_waits,
    Topic.ADDRESS_GIVEN: _article_waits,
}
"""What else a topic needs so that its work is seen to go on."""
