"""What the rating words of other publishers mean here: said by a person, for all checks at once."""

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from claims.actions.history import record
from claims.domain.events import EventKind, Subject
from claims.domain.refusals import Missing, Stale
from claims.domain.roles import Permission
from claims.domain.tongue import say
from claims.models import OutsideRating, Rating, User
from claims.policy import outside as policy
from claims.policy.permissions import check_permission

NOTHING = "nothing"
"""What stands in the history for a word that nobody has mapped."""


@transaction.atomic
def decide(*, word: OutsideRating, rating: str, version: int, by: User) -> OutsideRating:
    """Say which of our ratings (by its key) this word means; blank puts it back to the unmapped ones.

    `version` is the one that the person saw. Raises NotAllowed, Missing or Stale.
    """
    check_permission(by, Permission.MAP_RATINGS)
    meant = _rating(rating)
    held = _held(word, version)
    if held.rating_id == (meant.pk if meant else None):
        return held
    return _change(held, meant, by, EventKind.OUTSIDE_MAPPED, undoable=True)


@transaction.atomic
def undo(*, word: OutsideRating, version: int, by: User) -> OutsideRating:
    """Let the word mean what it meant before. Raises NotAllowed, Stale, or WrongState where that was done."""
    check_permission(by, Permission.MAP_RATINGS)
    held = _held(word, version)
    policy.check_may_undo(held)
    return _change(held, held.before, by, EventKind.OUTSIDE_MAPPING_UNDONE, undoable=False)


def _rating(key: str) -> Rating | None:
    if not key:
        return None
    found = Rating.objects.filter(key=key, in_use=True).first()
    if found is None:
        sentence = say("Choose one of our ratings.")
        raise Missing(sentence, {"rating": sentence})
    return found


def _held(word: OutsideRating, version: int) -> OutsideRating:
    held = (
        OutsideRating.objects.select_for_update(of=("self",))
        .select_related("rating", "before", "publisher")
        .get(pk=word.pk)
    )
    if held.version != version:
        raise Stale(
            say("Someone said what “{words}” means first. Look again before you change it.", words=held.words)
        )
    return held


def _change(
    held: OutsideRating, meant: Rating | None, by: User, kind: EventKind, *, undoable: bool
) -> OutsideRating:
    OutsideRating.objects.filter(pk=held.pk).update(
        rating=meant,
        before=held.rating if undoable else None,
        decided_by=by,
        decided_at=timezone.now(),
        undoable=undoable,
        version=F("version") + 1,
    )
    data = {
        "words": held.words,
        "publisher": held.publisher.name,
        "before": held.rating.label if held.rating else NOTHING,
        "after": meant.label if meant else NOTHING,
    }
    record(kind, Subject.OUTSIDE_PUBLISHER, held.publisher_id, by=by, data=data)
    return OutsideRating.objects.select_related("rating", "publisher").get(pk=held.pk)
