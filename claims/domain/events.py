"""The kinds of history entry. A kind, once written, keeps its name and meaning for ever."""

from enum import StrEnum


class EventKind(StrEnum):
    ARTICLE_ADDED = "article.added"
    ARTICLE_ANALYSED = "article.analysed"
    ARTICLE_FAILED = "article.failed"
    ARTICLE_RETRIED = "article.retried"
    ARTICLE_STORY_CHANGED = "article.story_changed"
    STATEMENT_ADDED = "statement.added"
    STATEMENT_ACCEPTED = "statement.accepted"
    STATEMENT_EDITED = "statement.edited"
    STATEMENT_DISMISSED = "statement.dismissed"
    STATEMENT_RESTORED = "statement.restored"
    CLAIM_FOUND = "claim.found"
    CLAIM_ADDED = "claim.added"
    CLAIM_ADOPTED = "claim.adopted"
    CLAIM_SEEN_AGAIN = "claim.seen_again"
    CLAIM_REWORDED = "claim.reworded"
    CLAIM_MOVED = "claim.moved"
    CLAIM_OVERDUE = "claim.overdue"
    CLAIM_RECHECK_PLANNED = "claim.recheck_planned"
    CLAIM_RECHECK_DUE = "claim.recheck_due"
    DENIAL_LINKED = "denial.linked"
    DENIAL_UNLINKED = "denial.unlinked"
    SOURCE_ADDED = "source.added"
    SOURCE_EDITED = "source.edited"
    SOURCE_REMOVED = "source.removed"
    REPLY_ASKED = "reply.asked"
    REPLY_CLOSED = "reply.closed"
    VERDICT_STALE = "verdict.stale"
    VERDICT_REAFFIRMED = "verdict.reaffirmed"
    PARTY_EDITED = "party.edited"
    RATING_EDITED = "rating.edited"
    USER_EDITED = "user.edited"
    TOKEN_CREATED = "token.created"
    TOKEN_REVOKED = "token.revoked"


class Subject(StrEnum):
    """What a history chain is about."""

    ARTICLE = "article"
    CLAIM = "claim"
    PARTY = "party"
    RATING = "rating"
    USER = "user"
