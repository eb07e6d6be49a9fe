"""Publication at a set time: planned by the second reader, called off, or due."""

from datetime import datetime

from django.db import transaction
from django.db.models import F

from claims.actions import locks, outbox
from claims.actions.history import Actor, record
from claims.domain.events import EventKind, Subject
from claims.domain.refusals import WrongState
from claims.domain.roles import Permission
from claims.domain.tongue import say
from claims.domain.topics import Topic
from claims.models import Claim, Review, User
from claims.policy import curation
from claims.policy.permissions import check_permission

MOST = 200
"""Publications handed over in one go: the rest follows at the next."""


def plan(*, claim: Claim, at: datetime, comment: str, by: User) -> Claim:
    """Keep on the open proposal that `by` has read it, and when it is to be published.

    Within the transaction of a `confirm`, which holds the claim and has asked every guard. A time
    that was set before is forgotten.
    """
    Review.objects.filter(claim=claim, decided_at__isnull=True).update(
        publish_at=at, publish_by=by, publish_due_said_at=None, comment=comment
    )
    # Whoever looked at the claim before must look again before they move it.
    Claim.objects.filter(pk=claim.pk).update(version=F("version") + 1)
    data = {"publish_at": at.isoformat(), "comment": comment}
    record(
        EventKind.PUBLICATION_PLANNED,
        Subject.CLAIM,
        claim.pk,
        by=by,
        data=data,
        emits=Topic.PUBLICATION_PLANNED,
    )
    return Claim.objects.select_related("assignee").get(pk=claim.pk)


@transaction.atomic
def stop(*, claim: Claim, by: User) -> None:
    """Call off a publication that is planned. Raises NotAllowed, or WrongState where none is."""
    check_permission(by, Permission.CONFIRM)
    locked = locks.hold(claim)
    curation.check_in_second_reading(locked)
    if not call_off(claim=locked, why=f"{by.display_name} stopped it.", by=by):
        raise WrongState(say("No time is set at which this claim is to be published."))


def call_off(*, claim: Claim, why: str, by: Actor) -> bool:
    """Forget the time at which the claim was to be published; whether there was one.

    Within the caller's transaction, which holds the claim.
    """
    review = Review.objects.filter(claim=claim, decided_at__isnull=True, publish_at__isnull=False).first()
    if review is None or review.publish_at is None:
        return False
    Review.objects.filter(pk=review.pk).update(
        publish_at=None, publish_by=None, publish_due_said_at=None, comment=""
    )
    data = {
        "publish_at": review.publish_at.isoformat(),
        "why": why[:300],
        "reader": review.publish_by_id,
        "proposer": review.proposed_by_id,
    }
    record(
        EventKind.PUBLICATION_CANCELLED,
        Subject.CLAIM,
        claim.pk,
        by=by,
        data=data,
        emits=Topic.PUBLICATION_CANCELLED,
    )
    return True


@transaction.atomic
def say_due(now: datetime) -> int:
    """Hand every publication whose time has come to a worker, once; how many those were."""
    due = Review.objects.filter(
        publish_at__lte=now, publish_due_said_at__isnull=True, decided_at__isnull=True
    )
    reviews = list(due.select_for_update(skip_locked=True).order_by("publish_at", "pk")[:MOST])
    for review in reviews:
        Review.objects.filter(pk=review.pk).update(publish_due_said_at=now)
        outbox.emit(Topic.PUBLICATION_DUE, key=f"claim:{review.claim_id}", object_id=review.pk)
    return len(reviews)
