"""Who may keep a view of the desk, share it and change it."""

from claims.domain.inputs import check_keepable
from claims.domain.refusals import Missing, NotAllowed, why_not
from claims.domain.roles import Permission
from claims.domain.tongue import say
from claims.models import SavedView, User
from claims.models.saved_views import LONGEST_NAME
from claims.policy.permissions import allows, check_permission

MOST_VIEWS = 30
"""Views of one person: as many as anybody can tell apart."""


def check_may_share(user: User, *, shared: bool) -> None:
    if shared:
        check_permission(user, Permission.SHARE_VIEW)


def check_may_change(user: User, view: SavedView) -> None:
    """Their owner changes a view; where it is shared, an editor may too."""
    if view.owner_id == user.pk or (view.shared and allows(user, Permission.SHARE_VIEW)):
        return
    whose = view.owner.display_name
    raise NotAllowed(say("Only {whose} or an editor may change this view.", whose=whose))


def change_closed(user: User, view: SavedView) -> str:
    """Why this person may not change it; blank where they may."""
    return why_not(lambda: check_may_change(user, view))


def check_name(name: str, *, taken: bool) -> None:
    """Raises Missing, with the sentence at the name."""
    check_keepable(name=name)
    if not name:
        sentence = say("Give the view a name.")
    elif len(name) > LONGEST_NAME:
        sentence = say(
            "A name has at most {longest} characters; this one has {length}.",
            longest=LONGEST_NAME,
            length=len(name),
        )
    elif taken:
        sentence = say("There is a view “{name}” of the same person already; choose another name.", name=name)
    else:
        return
    raise Missing(sentence, {"name": sentence})


def check_number(views: int) -> None:
    if views >= MOST_VIEWS:
        sentence = say("You have {count} views already; remove one before you save another.", count=views)
        raise Missing(sentence, {"name": sentence})
