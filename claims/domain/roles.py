"""What each role may do. Rules about *when* live in the state table and its guards."""

from enum import StrEnum


class Role(StrEnum):
    REVIEWER = "reviewer"
    EDITOR = "editor"
    ADMINISTRATOR = "administrator"


ROLE_LABELS = {
    Role.REVIEWER: "Reviewer",
    Role.EDITOR: "Editor",
    Role.ADMINISTRATOR: "Administrator",
}


class Permission(StrEnum):
    ADD_ARTICLE = "add_article"
    CURATE_STATEMENTS = "curate_statements"
    EDIT_CLAIM = "edit_claim"
    LINK_DENIAL = "link_denial"
    EDIT_SOURCES = "edit_sources"
    ASK_REPLY = "ask_reply"
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
    REOPEN = "reopen"
    WITHDRAW = "withdraw"
    JOIN_STORIES = "join_stories"
    MANAGE_DESK = "manage_desk"


_REVIEWER = frozenset(
    {
        Permission.ADD_ARTICLE,
        Permission.CURATE_STATEMENTS,
        Permission.EDIT_CLAIM,
        Permission.LINK_DENIAL,
        Permission.EDIT_SOURCES,
        Permission.ASK_REPLY,
        Permission.TAKE,
        Permission.RELEASE_OWN,
        Permission.PROPOSE,
        Permission.SEND_BACK,
        Permission.CONFIRM,
    }
)
_EDITOR = _REVIEWER | {
    Permission.TRIAGE,
    Permission.SET_ASIDE,
    Permission.RESTORE,
    Permission.ASSIGN,
    Permission.SET_DEADLINE,
    Permission.RELEASE_ANY,
    Permission.UNDO_ANY_BULK,
    Permission.SHARE_VIEW,
    Permission.REOPEN,
    Permission.WITHDRAW,
    Permission.JOIN_STORIES,
}

PERMISSIONS: dict[Role, frozenset[Permission]] = {
    Role.REVIEWER: _REVIEWER,
    Role.EDITOR: _EDITOR,
    Role.ADMINISTRATOR: _EDITOR | {Permission.MANAGE_DESK},
}
"""An editor may do all a reviewer may; an administrator all an editor may, and manage the desk."""
