"""What a row is. Nothing here decides or writes."""

from claims.models.articles import Article, Snapshot, StepRun, Story
from claims.models.bulk import BulkJob, BulkRow
from claims.models.claims import Claim
from claims.models.denials import Denial, DenialTarget
from claims.models.history import HistoryEntry, HistoryHead
from claims.models.notices import Notice
from claims.models.outbox import OutboxEvent
from claims.models.parties import Affiliation, Party, PartyAlias
from claims.models.replies import ReplyRequest
from claims.models.reviews import Review
from claims.models.saved_views import SavedView
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
    "BulkJob",
    "BulkRow",
    "Claim",
    "Correction",
    "Denial",
    "DenialTarget",
    "HistoryEntry",
    "HistoryHead",
    "Notice",
    "OutboxEvent",
    "Party",
    "PartyAlias",
    "Place",
    "Rating",
    "ReplyRequest",
    "Review",
    "SavedView",
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
