"""What each role may do. Rules about *when* live in the state table and its guards."""

from enum import StrEnum

from claims.domain.tongue import noted


class Role(StrEnum):
    REVIEWER = "reviewer"
    EDITOR = "editor"
    ADMINISTRATOR = "administrator"


ROLE_LABELS = {
    Role.REVIEWER: noted("Reviewer"),
    Role.EDITOR: noted("Editor"),
    Role.ADMINISTRATOR: noted("Administrator"),
}


ENTER_THE_ADMIN = (Role.EDITOR, Role.ADMINISTRATOR)
"""Editors find their rules and the merging of parties there, and nothing else."""


class Permission(StrEnum):
    ADD_ARTICLE = "add_article"
    CURATE_STATEMENTS = "curate_statements"
    EDIT_CLAIM = "edit_claim"
    SPLIT = "split"
    LINK_DENIAL = "link_denial"
    EDIT_SOURCES = "edit_sources"
    ASK_REPLY = "ask_reply"
    ASSESS_ANONYMITY = "assess_anonymity"
    APPROVE_ANONYMITY = "approve_anonymity"
    COMMENT = "comment"
    REMOVE_COMMENTS = "remove_comments"
    TRIAGE = "triage"
    SET_ASIDE = "set_aside"
    RESTORE = "restore"
    TAKE = "take"
    ASSIGN = "assign"
    SET_DEADLINE = "set_deadline"
    RELEASE_OWN = "release_own"
    RELEASE_ANY = "release_any"
    UNDO_ANY_BULK = "undo_any_bulk"
    SHARE_VIEW = "share_view"
    PROPOSE = "propose"
    SEND_BACK = "send_back"
    CONFIRM = "confirm"
    REAFFIRM = "reaffirm"
    PLAN_RECHECK = "plan_recheck"
    REOPEN = "reopen"
    WITHDRAW = "withdraw"
    JOIN_STORIES = "join_stories"
    MERGE_CLAIMS = "merge_claims"
    MERGE_PARTIES = "merge_parties"
    DESCRIBE_PARTIES = "describe_parties"
    TAG_CLAIM = "tag_claim"
    PRIORITISE = "prioritise"
    WRITE_RULES = "write_rules"
    MANAGE_FEEDS = "manage_feeds"
    IMPORT_CHECKS = "import_checks"
    MAP_RATINGS = "map_ratings"
    SEE_READERS = "see_readers"
    MANAGE_DESK = "manage_desk"


_REVIEWER = frozenset(
    {
        Permission.ADD_ARTICLE,
        Permission.CURATE_STATEMENTS,
        Permission.EDIT_CLAIM,
        Permission.LINK_DENIAL,
        Permission.EDIT_SOURCES,
        Permission.ASK_REPLY,
        Permission.ASSESS_ANONYMITY,
        Permission.COMMENT,
        Permission.TAKE,
        Permission.RELEASE_OWN,
        Permission.PROPOSE,
        Permission.SEND_BACK,
        Permission.CONFIRM,
        Permission.TAG_CLAIM,
        Permission.REAFFIRM,
        Permission.PLAN_RECHECK,
    }
)
_EDITOR = _REVIEWER | {
    Permission.REMOVE_COMMENTS,
    Permission.TRIAGE,
    Permission.SPLIT,
    Permission.SET_ASIDE,
    Permission.RESTORE,
    Permission.APPROVE_ANONYMITY,
    Permission.ASSIGN,
    Permission.SET_DEADLINE,
    Permission.RELEASE_ANY,
    Permission.UNDO_ANY_BULK,
    Permission.SHARE_VIEW,
    Permission.REOPEN,
    Permission.WITHDRAW,
    Permission.JOIN_STORIES,
    Permission.MERGE_CLAIMS,
    Permission.MERGE_PARTIES,
    Permission.DESCRIBE_PARTIES,
    Permission.PRIORITISE,
    Permission.WRITE_RULES,
    Permission.MANAGE_FEEDS,
    Permission.IMPORT_CHECKS,
    Permission.MAP_RATINGS,
    Permission.SEE_READERS,
}

PERMISSIONS: dict[Role, frozenset[Permission]] = {
    Role.REVIEWER: _REVIEWER,
    Role.EDITOR: _EDITOR,
    Role.ADMINISTRATOR: _EDITOR | {Permission.MANAGE_DESK},
}
"""An editor may do all a reviewer may; an administrator all an editor may, and manage the desk."""
