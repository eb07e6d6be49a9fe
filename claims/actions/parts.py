"""Splitting a compound claim into parts that are checked one by one."""

from collections.abc import Sequence

from django.db import transaction
from django.db.models import F

from claims.actions import claims, locks
from claims.actions.history import record
from claims.domain import contrast
from claims.domain.events import EventKind, Subject
from claims.domain.inputs import MoveInputs, check_keepable
from claims.domain.refusals import Stale
from claims.domain.roles import Permission
from claims.domain.states import State
from claims.domain.tongue import say
from claims.domain.transitions import Move
from claims.models import Claim, User
from claims.policy import parts as policy
from claims.policy.permissions import check_permission


@transaction.atomic
def split(*, claim: Claim, texts: Sequence[str], version: int, by: User) -> list[Claim]:
    """Make a new claim of each text, part of this one and said wherever it was said.

    The claim itself keeps its state and its work. Raises NotAllowed, Stale, WrongState, or Missing
    where the texts are no parts.
    """
    check_permission(by, Permission.SPLIT)
    locked = locks.hold(claim)
    policy.check_may_split(locked)
    check_keepable(texts="".join(texts))
    lines = [line for line in (" ".join(text.split()) for text in texts) if line]
    policy.check_texts(locked, lines)
    _turn(locked, version)
    parts = [_part(locked, line, by) for line in lines]
    data = {"parts": ", ".join(part.number for part in parts), "words": "\n".join(lines)}
    record(EventKind.CLAIM_SPLIT, Subject.CLAIM, locked.pk, by=by, data=data)
    return parts


@transaction.atomic
def undo(*, claim: Claim, version: int, by: User) -> list[Claim]:
    """Set the parts aside, as long as nobody has begun to work on one of them; which those were.

    Raises NotAllowed, Stale or WrongState.
    """
    check_permission(by, Permission.SPLIT)
    locked = locks.hold(claim)
    locks.hold_all(locked.parts.values_list("pk", flat=True))
    policy.check_may_undo(locked)
    _turn(locked, version)
    reason = MoveInputs(reason=f"The split of {locked.number} was undone.")
    parts = [
        claims.move(claim=part, move=Move.SET_ASIDE, version=part.version, inputs=reason, by=by)
        for part in locked.parts.exclude(state=State.SET_ASIDE).order_by("pk")
    ]
    data = {"parts": ", ".join(part.number for part in parts)}
    record(EventKind.CLAIM_SPLIT_UNDONE, Subject.CLAIM, locked.pk, by=by, data=data)
    return parts


def _turn(claim: Claim, version: int) -> None:
    turned = Claim.objects.filter(pk=claim.pk, version=version).update(version=F("version") + 1)
    if turned != 1:
        raise Stale(say("Someone changed this claim first. Look again; your lines are still in the form."))


def _part(whole: Claim, text: str, by: User) -> Claim:
    part = Claim.objects.create(
        text=text,
        **contrast.columns(text),
        origin="split",
        part_of=whole,
        topic=whole.topic,
        priority=whole.priority,
        check_worthiness=whole.check_worthiness,
    )
    data = {"whole": whole.number, "text": text}
    record(EventKind.CLAIM_PART_MADE, Subject.CLAIM, part.pk, by=by, data=data)
    return part
