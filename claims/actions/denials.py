"""Tying denials to the claims they answer."""

from django.db import transaction

from claims.actions import counters, locks, outbox, reviews, verdicts
from claims.actions.history import Actor, record
from claims.domain.denials import Scope
from claims.domain.events import EventKind, Subject
from claims.domain.roles import Permission
from claims.domain.topics import Topic
from claims.models import Claim, Denial, DenialTarget, Statement, User, Verdict
from claims.policy import curation
from claims.policy.permissions import check_permission


@transaction.atomic
def link(*, denial: Denial, claim: Claim, scope: Scope, by: User) -> DenialTarget:
    """Say that this denial answers this claim. Raises NotAllowed, or WrongState once it is withdrawn."""
    check_permission(by, Permission.LINK_DENIAL)
    curation.check_open_for_linking(locks.hold(claim))
    target, created = DenialTarget.objects.get_or_create(
        denial=denial, claim=claim, defaults={"scope": scope.value, "linked_by": by}
    )
    if created:
        counters.recount([claim.pk])
        note_new_denial(target, by=by)
    elif target.scope != scope.value:
        target.scope = scope.value
        target.save(update_fields=["scope"])
        cause = f"the scope of a denial by {_who(target)} was changed after it was proposed."
        reviews.overtake(claim_id=claim.pk, cause=cause)
        record(EventKind.DENIAL_LINKED, Subject.CLAIM, claim.pk, by=by, data=_facts(target))
    return target


@transaction.atomic
def unlink(*, target: DenialTarget, by: User) -> None:
    """Say that this denial does not answer this claim after all. Raises NotAllowed, WrongState, or Missing
    where somebody works on the claim and nobody else says or denies it.
    """
    check_permission(by, Permission.LINK_DENIAL)
    curation.check_open_for_linking(locks.hold_with(target))
    curation.check_may_unlink(target)
    data, claim_id = _facts(target), target.claim_id
    cause = f"a denial by {_who(target)} was unlinked after it was proposed."
    reviews.overtake(claim_id=claim_id, cause=cause)
    target.delete()
    counters.recount([claim_id])
    record(EventKind.DENIAL_UNLINKED, Subject.CLAIM, claim_id, by=by, data=data)


def note_new_denial(target: DenialTarget, *, by: Actor) -> None:
    """Record a link just made, and let what it overtakes be marked. Within the caller's transaction."""
    record(EventKind.DENIAL_LINKED, Subject.CLAIM, target.claim_id, by=by, data=_facts(target))
    who = _who(target)
    reviews.overtake(claim_id=target.claim_id, cause=f"a denial by {who} arrived after it was proposed.")
    outbox.emit(Topic.DENIAL_LINKED, key=f"claim:{target.claim_id}", object_id=target.pk)


def note_taken_up(statement: Statement, *, claim_id: int, by: Actor) -> None:
    """A denial that was dismissed stands again: a verdict whose page does not name it did not know it.

    Within the caller's transaction, which holds the claim.
    """
    standing = Verdict.objects.select_related("claim").filter(claim=claim_id, ended_at__isnull=True).first()
    if standing and statement.speaker not in {voice["name"] for voice in standing.published_as["denied_by"]}:
        cause = f"A denial by {speaker_of(statement)} was taken up again."
        verdicts.mark_stale(claim=standing.claim, cause=cause, by=by)


def speaker_of(denial: Statement) -> str:
    return denial.speaker or "an unnamed party"


def _who(target: DenialTarget) -> str:
    return speaker_of(target.denial.statement)


def _facts(target: DenialTarget) -> dict[str, str | int]:
    statement = target.denial.statement
    return {
        "denial": target.denial_id,
        "party": _who(target),
        "words": statement.exact[:300],
        "scope": target.scope,
        "article": statement.snapshot.article.title,
    }
