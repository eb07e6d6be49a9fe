"""Who may: by role alone, whatever the claim."""

from claims.domain.refusals import NotAllowed
from claims.domain.roles import PERMISSIONS, ROLE_LABELS, Permission, Role
from claims.models import User

DOING = {
    Permission.ADD_ARTICLE: "add articles",
    Permission.CURATE_STATEMENTS: "accept, edit or dismiss statements",
    Permission.EDIT_CLAIM: "reword a claim",
    Permission.SPLIT: "split a claim into parts",
    Permission.LINK_DENIAL: "link denials",
    Permission.EDIT_SOURCES: "add or edit sources",
    Permission.ASK_REPLY: "ask for a reply",
    Permission.ASSESS_ANONYMITY: "say on what conditions an anonymous source is relied on",
    Permission.APPROVE_ANONYMITY: "approve relying on an anonymous source",
    Permission.COMMENT: "comment",
    Permission.REMOVE_COMMENTS: "remove somebody else's comment",
    Permission.TRIAGE: "triage a claim",
    Permission.SET_ASIDE: "set a claim aside",
    Permission.RESTORE: "restore a claim",
    Permission.TAKE: "take a claim",
    Permission.ASSIGN: "assign a claim",
    Permission.SET_DEADLINE: "set the day by which a claim is due",
    Permission.RELEASE_OWN: "release a claim",
    Permission.RELEASE_ANY: "release somebody else's claim",
    Permission.UNDO_ANY_BULK: "undo somebody else's bulk move",
    Permission.SHARE_VIEW: "share a view with the whole desk",
    Permission.PROPOSE: "propose a verdict",
    Permission.SEND_BACK: "send a claim back",
    Permission.CONFIRM: "confirm a verdict",
    Permission.REAFFIRM: "say that a verdict still holds",
    Permission.PLAN_RECHECK: "plan when to look again",
    Permission.REOPEN: "reopen a published claim",
    Permission.WITHDRAW: "withdraw a published claim",
    Permission.JOIN_STORIES: "join or part stories",
    Permission.MERGE_CLAIMS: "merge claims, or part them again",
    Permission.MERGE_PARTIES: "merge parties, or part them again",
    Permission.DESCRIBE_PARTIES: "say by which names a party goes and who controls it",
    Permission.TAG_CLAIM: "tag a claim",
    Permission.PRIORITISE: "change the priority of a claim",
    Permission.WRITE_RULES: "write rules",
    Permission.MANAGE_FEEDS: "add or change feeds",
    Permission.IMPORT_CHECKS: "bring in checks of others",
    Permission.MAP_RATINGS: "say what other people's ratings mean here",
    Permission.SEE_READERS: "see verdicts by reader",
    Permission.MANAGE_DESK: "manage people, ratings and parties",
}


def allows(user: User, permission: Permission) -> bool:
    return user.is_active and permission in PERMISSIONS[user.desk_role]


def check_permission(user: User, permission: Permission) -> None:
    """Raises NotAllowed, naming who may."""
    if allows(user, permission):
        return
    if not user.is_active:
        raise NotAllowed("This account is closed.")
    may = " or ".join(f"{ROLE_LABELS[role].lower()}s" for role in Role if permission in PERMISSIONS[role])
    raise NotAllowed(f"Only {may} may {DOING[permission]}.")
