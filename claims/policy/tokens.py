"""Whose API keys somebody may make and revoke, and how many there are."""

from claims.domain.inputs import check_keepable
from claims.domain.refusals import Missing
from claims.domain.roles import Permission
from claims.domain.tongue import say
from claims.models import User
from claims.policy.permissions import check_permission

LONGEST_LABEL = 100
MOST_KEYS = 20
"""Working keys of one person: one for each program, and a page that can be read at a glance."""


def check_may_change(by: User, owner_id: int) -> None:
    """One's own; those of others are for whoever manages the desk. Raises NotAllowed."""
    if by.pk != owner_id:
        check_permission(by, Permission.MANAGE_DESK)


def check_new(label: str, keys: int) -> None:
    """Raises Missing, with the sentence at the label, where there are `keys` that work already."""
    check_keepable(label=label)
    if not label:
        sentence = say("Give the key a name, so that you know later which program has it.")
    elif len(label) > LONGEST_LABEL:
        sentence = say(
            "A name has at most {longest} characters; this one has {length}.",
            longest=LONGEST_LABEL,
            length=len(label),
        )
    elif keys >= MOST_KEYS:
        sentence = say(
            "There are {count} keys already; revoke one that is not used before you make another.", count=keys
        )
    else:
        return
    raise Missing(sentence, {"label": sentence})
