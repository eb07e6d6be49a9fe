"""Who may: by role alone, whatever the claim."""

from claims.domain.refusals import NotAllowed
from claims.domain.roles import PERMISSIONS, Permission, Role
from claims.domain.tongue import noted, say
from claims.domain.wording import any_of
from claims.models import User

ROLES = {
    Role.REVIEWER: noted("reviewers"),
    Role.EDITOR: noted("editors"),
    Role.ADMINISTRATOR: noted("administrators"),
}
"""Those who have a role, where a sentence says who may."""

DOING = {
    Permission.ADD_ARTICLE: noted("add articles"),
    Permission.CURATE_STATEMENTS: noted("accept, edit or dismiss statements"),
    Permission.EDIT_CLAIM: noted("reword a claim"),
    Permission.SPLIT: noted("split a claim into parts"),
    Permission.LINK_DENIAL: noted("link denials"),
    Permission.EDIT_SOURCES: noted("add or edit sources"),
    Permission.ASK_REPLY: noted("ask for a reply"),
    Permission.ASSESS_ANONYMITY: noted("say on what conditions an anonymous source is relied on"),
    Permission.APPROVE_ANONYMITY: noted("approve relying on an anonymous source"),
    Permission.COMMENT: noted("comment"),
    Permission.REMOVE_COMMENTS: noted("remove somebody else's comment"),
    Permission.TRIAGE: noted("triage a claim"),
    Permission.SET_ASIDE: noted("set a claim aside"),
    Permission.RESTORE: noted("restore a claim"),
    Permission.TAKE: noted("take a claim"),
    Permission.ASSIGN: noted("assign a claim"),
    Permission.SET_DEADLINE: noted("set the day by which a claim is due"),
    Permission.RELEASE_OWN: noted("release a claim"),
    Permission.RELEASE_ANY: noted("release somebody else's claim"),
    Permission.UNDO_ANY_BULK: noted("undo somebody else's bulk move"),
    Permission.SHARE_VIEW: noted("share a view with the whole desk"),
    Permission.PROPOSE: noted("propose a verdict"),
    Permission.SEND_BACK: noted("send a claim back"),
    Permission.CONFIRM: noted("confirm a verdict"),
    Permission.REAFFIRM: noted("say that a verdict still holds"),
    Permission.PLAN_RECHECK: noted("plan when to look again"),
    Permission.REOPEN: noted("reopen a published claim"),
    Permission.WITHDRAW: noted("withdraw a published claim"),
    Permission.JOIN_STORIES: noted("join or part stories"),
    Permission.MERGE_CLAIMS: noted("merge claims, or part them again"),
    Permission.MERGE_PARTIES: noted("merge parties, or part them again"),
    Permission.DESCRIBE_PARTIES: noted("say by which names a party goes and who controls it"),
    Permission.TAG_CLAIM: noted("tag a claim"),
    Permission.PRIORITISE: noted("change the priority of a claim"),
    Permission.WRITE_RULES: noted("write rules"),
    Permission.MANAGE_FEEDS: noted("add or change feeds"),
    Permission.IMPORT_CHECKS: noted("bring in checks of others"),
    Permission.MAP_RATINGS: noted("say what other people's ratings mean here"),
    Permission.SEE_READERS: noted("see verdicts by reader"),
    Permission.MANAGE_DESK: noted("manage people, ratings and parties"),
}


def allows(user: User, permission: Permission) -> bool:
    return user.is_active and permission in PERMISSIONS[user.desk_role]


def check_permission(user: User, permission: Permission) -> None:
    """Raises NotAllowed, naming who may."""
    if allows(user, permission):
        return
    if not user.is_active:
        raise NotAllowed(say("This account is closed."))
    may = any_of(say(ROLES[role]) for role in Role if permission in PERMISSIONS[role])
    raise NotAllowed(say("Only {may} may {do_it}.", may=may, do_it=say(DOING[permission])))
