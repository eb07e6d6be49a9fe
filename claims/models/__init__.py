"""What a row is. Nothing here decides or writes."""

from claims.models.articles import Article, Snapshot, StepRun, Story
from claims.models.claims import Claim
from claims.models.comments import Comment, Mention
from claims.models.denials import Denial, DenialTarget
from claims.models.history import HistoryEntry, HistoryHead
from claims.models.letters import Letter
from claims.models.notices import Notice, NoticeChoice
from claims.models.outbox import OutboxEvent
from claims.models.parties import Affiliation, Party, PartyAlias
from claims.models.replies import ReplyRequest
from claims.models.reviews import Review
from claims.models.sources import Source
from claims.models.statements import Place, Statement, Voice
from claims.models.tokens import ApiToken
from claims.models.users import User
from claims.models.verdicts import Correction, Rating, Verdict
from claims.models.watches import Watch

__all__ = [
    "Affiliation",
    "ApiToken",
    "Article",
    "Claim",
    "Comment",
    "Correction",
    "Denial",
    "DenialTarget",
    "HistoryEntry",
    "HistoryHead",
    "Letter",
    "Mention",
    "Notice",
    "NoticeChoice",
    "OutboxEvent",
    "Party",
    "PartyAlias",
    "Place",
    "Rating",
    "ReplyRequest",
    "Review",
    "Snapshot",
    "Source",
    "Statement",
    "StepRun",
    "Story",
    "User",
    "Verdict",
    "Voice",
    "Watch",
]
