"""Noting what became of a source since it was added."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from claims.actions import locks, reviews
from claims.actions.history import Actor, record
from claims.domain.events import EventKind, Subject
from claims.domain.evidence import SOURCE_CONDITION_LABELS, SourceCondition
from claims.domain.inputs import check_keepable
from claims.domain.refusals import Missing
from claims.domain.roles import Permission
from claims.domain.tongue import say
from claims.domain.topics import Topic
from claims.models import Source, User
from claims.policy import curation
from claims.policy.permissions import check_permission


@transaction.atomic
def check(*, source: Source, condition: SourceCondition, note: str, seen_on: date | None, by: User) -> Source:
    """Say in what condition somebody found a source, on a published claim too; today unless a day is given.

    One that is gone or has changed makes a proposal out of date and a published verdict stale. Raises
    NotAllowed, WrongState, or Missing without a note on what is gone or changed, or for a day to come.
    """
    check_permission(by, Permission.EDIT_SOURCES)
    curation.check_open_for_looking_at_sources(locks.hold(source.claim))
    note = note.strip()
    check_keepable(note=note)
    if condition is not SourceCondition.STANDS and not note:
        sentence = say("Say what you found there: what is gone, or what has changed.")
        raise Missing(sentence, {"note": sentence})
    if seen_on is not None and seen_on > timezone.localdate():
        sentence = say("Nobody has seen it on a day that is to come.")
        raise Missing(sentence, {"seen_on": sentence})
    note_on(source=source, condition=condition, note=note, seen_on=seen_on or timezone.localdate(), by=by)
    return Source.objects.select_related("claim").get(pk=source.pk)


def note_on(
    *,
    source: Source,
    condition: SourceCondition,
    note: str,
    seen_on: date,
    by: Actor,
    overtakes: bool = True,
) -> None:
    """Keep it, and let what rests on the source be looked at. Within a transaction that holds the claim.

    What is found only by a machine does not hold up a proposal (`overtakes` is false).
    """
    before = source.condition
    Source.objects.filter(pk=source.pk).update(
        condition=condition.value, condition_note=note, seen_on=seen_on
    )
    data = {
        "source": source.pk,
        "title": source.title,
        "before": before,
        "condition": condition.value,
        "note": note,
        "seen_on": seen_on.isoformat(),
    }
    fails = condition is not SourceCondition.STANDS
    emits = Topic.SOURCE_CHECKED if fails else None
    record(EventKind.SOURCE_CHECKED, Subject.CLAIM, source.claim_id, by=by, data=data, emits=emits)
    if fails and overtakes:
        label = SOURCE_CONDITION_LABELS[condition]
        reviews.overtake(
            claim_id=source.claim_id, cause=f"the source “{source.title}” {label}, as was noted after it."
        )
