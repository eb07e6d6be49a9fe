"""Saying on what conditions the desk relies on voices that an article does not name."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from claims.actions import locks, reviews
from claims.actions.history import record
from claims.domain.anonymity import AnonymityFields, Condition
from claims.domain.events import EventKind, Subject
from claims.domain.refusals import WrongState
from claims.domain.roles import Permission
from claims.domain.tongue import say
from claims.models import AnonymityAssessment, Claim, User
from claims.policy import curation
from claims.policy.permissions import check_permission
from claims.queries import anonymity


@transaction.atomic
def assess(*, claim: Claim, fields: AnonymityFields, by: User) -> AnonymityAssessment:
    """Record the assessment of the claim's unnamed voices as they are now; it replaces the one before.

    Raises NotAllowed, or WrongState where the claim is closed or nobody in it is unnamed.
    """
    check_permission(by, Permission.ASSESS_ANONYMITY)
    curation.check_open_for_sources(locks.hold(claim))
    unnamed = anonymity.statements_of(claim)
    if not unnamed:
        raise WrongState(say("Nobody who makes this claim was granted anonymity."))
    made = AnonymityAssessment.objects.create(
        claim=claim,
        reason_given=fields.reason_given,
        exception=fields.exception,
        assessed_by=by,
        **{condition.value: condition in fields.met for condition in Condition},
    )
    made.statements.set(unnamed)
    reviews.overtake(
        claim_id=claim.pk, cause="its anonymous sources were assessed anew after it was proposed."
    )
    record(EventKind.ANONYMITY_ASSESSED, Subject.CLAIM, claim.pk, by=by, data=_facts(made))
    return made


@transaction.atomic
def approve(*, assessment: AnonymityAssessment, by: User) -> AnonymityAssessment:
    """An editor, not the assessor, approves relying on the unnamed voices.

    Raises NotAllowed, or WrongState where another assessment stands or this one is approved already.
    """
    check_permission(by, Permission.APPROVE_ANONYMITY)
    curation.check_open_for_sources(locks.hold(assessment.claim))
    standing = AnonymityAssessment.objects.filter(claim=assessment.claim).first()
    if standing is None or standing.pk != assessment.pk:
        raise WrongState(say("Somebody has assessed these sources anew; read that first."))
    if standing.approved_by_id is not None:
        raise WrongState(say("This is approved already."))
    curation.check_may_approve(standing, by)
    standing.approved_by, standing.approved_at = by, timezone.now()
    standing.save(update_fields=["approved_by", "approved_at"])
    record(EventKind.ANONYMITY_APPROVED, Subject.CLAIM, standing.claim_id, by=by, data=_facts(standing))
    return standing


def _facts(made: AnonymityAssessment) -> dict[str, Any]:
    return {
        "assessment": made.pk,
        **{condition.value: getattr(made, condition.value) for condition in Condition},
        "reason_given": made.reason_given,
        "exception": made.exception,
        "statements": list(made.statements.order_by("pk").values_list("pk", flat=True)),
    }
