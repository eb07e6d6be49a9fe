"""Publishing, correcting and ending verdicts. Each within a move's transaction."""

from django.db import transaction
from django.utils import timezone

from claims.actions import outbox
from claims.actions.history import Actor, record
from claims.domain.events import EventKind, Subject
from claims.domain.evidence import CorrectionKind
from claims.domain.topics import Topic
from claims.models import Claim, Correction, Review, User, Verdict
from claims.publishing.check import PublicCheck
from claims.publishing.frozen import frozen


def publish(*, review: Review, check: PublicCheck) -> Verdict:
    """The finding becomes the claim's standing verdict, and `check` its page; the one before it ends."""
    now = timezone.now()
    Verdict.objects.filter(claim_id=review.claim_id, ended_at__isnull=True).update(ended_at=now)
    return Verdict.objects.create(
        claim_id=review.claim_id,
        review=review,
        rating_id=review.rating_id,
        reason=review.reason,
        as_of=review.as_of,
        published_at=now,
        published_as=frozen(check),
    )


def correct(*, claim: Claim, kind: CorrectionKind, note: str, by: User) -> Correction:
    standing = claim.verdicts.get(ended_at__isnull=True)
    return Correction.objects.create(verdict=standing, kind=kind.value, note=note, made_by=by)


def withdraw(*, claim: Claim, reason: str) -> None:
    Verdict.objects.filter(claim=claim, ended_at__isnull=True).update(
        ended_at=timezone.now(), withdrawn_reason=reason
    )


@transaction.atomic
def mark_stale(*, claim: Claim, cause: str, by: Actor) -> bool:
    """Put a published claim in the "look again" view. False where no verdict stands or it is stale."""
    marked = Verdict.objects.filter(claim=claim, ended_at__isnull=True, stale_since__isnull=True).update(
        stale_since=timezone.now(), stale_cause=cause[:300]
    )
    if marked:
        entry = record(EventKind.VERDICT_STALE, Subject.CLAIM, claim.pk, by=by, data={"cause": cause[:300]})
        outbox.emit(Topic.VERDICT_STALE, key=f"claim:{claim.pk}", object_id=entry.pk)
    return bool(marked)
