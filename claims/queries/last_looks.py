"""What has changed since somebody last looked."""

from collections.abc import Collection
from enum import StrEnum

from django.db.models import Exists, OuterRef

from claims.domain.events import EventKind, Subject
from claims.models import HistoryEntry, LastLook, User

UNREMARKABLE = (EventKind.SOURCE_KEPT,)
"""What the desk does by itself and nobody needs to look at."""


class Unseen(StrEnum):
    """Why a claim stands out to a person."""

    CHANGED = "changed"
    """Somebody else did something with it after they had last opened it."""
    UNOPENED = "unopened"
    """They have it or watch it, and never opened it."""


def unseen(viewer: User, claim_ids: Collection[int], concerned: Collection[int]) -> dict[int, Unseen]:
    """Those that stand out to the viewer, who has or watches the `concerned`. One SQL statement."""
    later = (
        HistoryEntry.objects.filter(
            subject=Subject.CLAIM, subject_id=OuterRef("claim_id"), position__gt=OuterRef("position")
        )
        .exclude(actor_id=viewer.pk)
        .exclude(kind__in=UNREMARKABLE)
    )
    looks = LastLook.objects.filter(user=viewer, claim__in=claim_ids).annotate(changed=Exists(later))
    changed = dict(looks.values_list("claim_id", "changed"))
    found = {claim_id: Unseen.CHANGED for claim_id, is_so in changed.items() if is_so}
    return found | {claim_id: Unseen.UNOPENED for claim_id in concerned if claim_id not in changed}
