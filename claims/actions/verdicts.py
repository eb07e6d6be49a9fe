"""Publishing, correcting and ending verdicts. Each within a move's transaction."""

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from claims.actions import locks
from claims.actions.history import Actor, record
from claims.domain.events import EventKind, Subject
from claims.domain.evidence import CorrectionKind
from claims.domain.topics import Topic
from claims.domain.wording import shortened
from claims.models import Claim, Correction, Reaffirmation, Review, User, Verdict
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


def announce(*, claim: Claim, kind: CorrectionKind) -> None:
    """Tell the public another kind of the correction that is under way, since its rating turns out so."""
    latest = claim.verdicts.get(ended_at__isnull=True).corrections.latest("made_at", "id")
    Correction.objects.filter(pk=latest.pk).update(kind=kind.value)


def withdraw(*, claim: Claim, reason: str, by: User) -> None:
    """End the standing verdict as void. The reason is public, on its page and among the corrections."""
    correct(claim=claim, kind=CorrectionKind.VOID, note=reason, by=by)
    Verdict.objects.filter(claim=claim, ended_at__isnull=True).update(
        ended_at=timezone.now(), withdrawn_reason=reason
    )


def reaffirm(*, claim: Claim, reason: str, by: User) -> Reaffirmation:
    """Say that a stale verdict still holds today. Its rating, its reason and its page stay as confirmed."""
    verdict = claim.verdicts.get(ended_at__isnull=True)
    row = Reaffirmation.objects.create(
        verdict=verdict,
        cause=verdict.stale_cause or "",
        reason=reason,
        as_of=timezone.localdate(),
        made_by=by,
    )
    Verdict.objects.filter(pk=verdict.pk).update(stale_since=None, stale_cause=None)
    data = {"cause": row.cause, "reason": reason, "as_of": row.as_of.isoformat()}
    record(EventKind.VERDICT_REAFFIRMED, Subject.CLAIM, claim.pk, by=by, data=data)
    return row


@transaction.atomic
def mark_stale(*, claim: Claim, cause: str, by: Actor) -> bool:
    """Put a claim with a standing verdict in the "look again" view. False where none stands, or for
    this cause it is there already.

    A further cause is added to the one before, and the claim's version rises with each: nobody says
    that a verdict still holds who has not seen all that speaks against it.
    """
    cause = shortened(cause, 300)
    locks.hold(claim)
    standing = Verdict.objects.filter(claim=claim, ended_at__isnull=True).first()
    known = (standing.stale_cause or "") if standing else ""
    if standing is None or cause in known:
        return False
    Verdict.objects.filter(pk=standing.pk).update(
        stale_since=standing.stale_since or timezone.now(), stale_cause=f"{known} {cause}".strip()
    )
    Claim.objects.filter(pk=claim.pk).update(version=F("version") + 1)
    record(
        EventKind.VERDICT_STALE,
        Subject.CLAIM,
        claim.pk,
        by=by,
        data={"cause": cause},
        emits=Topic.VERDICT_STALE,
    )
    return True
