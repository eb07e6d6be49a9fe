"""What a row is. Nothing here decides or writes."""

from claims.models.anonymity import AnonymityAssessment
from claims.models.answered import AnsweredRequest
from claims.models.archives import ArchiveCopy
from claims.models.articles import Article, Snapshot, StepRun, Story
from claims.models.bulk import BulkJob, BulkRow
from claims.models.claims import Claim
from claims.models.comments import Comment, Mention
from claims.models.copies import ArticleBand, StoryDecision, StoryMove
from claims.models.denials import Denial, DenialTarget
from claims.models.desk_words import DeskTopic, ReplyTemplate
from claims.models.evidence_snapshots import EvidenceSnapshot
from claims.models.feeds import Feed, FeedEntry
from claims.models.fetches import Fetch
from claims.models.history import DailyHead, HistoryEntry, HistoryHead
from claims.models.last_looks import LastLook
from claims.models.letters import Letter
from claims.models.merges import Merge, MovedRow
from claims.models.notices import Notice, NoticeChoice
from claims.models.outbox import DeadLetter, OutboxEvent
from claims.models.outside import OutsideCheck, OutsideImport, OutsidePublisher, OutsideRating
from claims.models.parties import Affiliation, Party, PartyAlias
from claims.models.replies import ReplyExtension, ReplyLink, ReplyQuestion, ReplyRequest
from claims.models.reviews import Review
from claims.models.revisits import Revisit
from claims.models.rules import Rule, RuleAction, RuleCondition, RuleRun
from claims.models.saved_views import SavedView
from claims.models.sign_ins import FailedSignIn, SignedInBrowser
from claims.models.sources import Source
from claims.models.statements import Place, Statement, Voice
from claims.models.tags import ClaimTag, Tag
from claims.models.tokens import ApiToken
from claims.models.users import User
from claims.models.verdicts import Correction, Rating, Reaffirmation, Verdict
from claims.models.warcs import KeptPage, Warc
from claims.models.watches import Watch

__all__ = [
    "Affiliation",
    "AnonymityAssessment",
    "AnsweredRequest",
    "ApiToken",
    "ArchiveCopy",
    "Article",
    "ArticleBand",
    "BulkJob",
    "BulkRow",
    "Claim",
    "ClaimTag",
    "Comment",
    "Correction",
    "DailyHead",
    "DeadLetter",
    "Denial",
    "DenialTarget",
    "DeskTopic",
    "EvidenceSnapshot",
    "FailedSignIn",
    "Feed",
    "FeedEntry",
    "Fetch",
    "HistoryEntry",
    "HistoryHead",
    "KeptPage",
    "LastLook",
    "Letter",
    "Mention",
    "Merge",
    "MovedRow",
    "Notice",
    "NoticeChoice",
    "OutboxEvent",
    "OutsideCheck",
    "OutsideImport",
    "OutsidePublisher",
    "OutsideRating",
    "Party",
    "PartyAlias",
    "Place",
    "Rating",
    "Reaffirmation",
    "ReplyExtension",
    "ReplyLink",
    "ReplyQuestion",
    "ReplyRequest",
    "ReplyTemplate",
    "Review",
    "Revisit",
    "Rule",
    "RuleAction",
    "RuleCondition",
    "RuleRun",
    "SavedView",
    "SignedInBrowser",
    "Snapshot",
    "Source",
    "Statement",
    "StepRun",
    "Story",
    "StoryDecision",
    "StoryMove",
    "Tag",
    "User",
    "Verdict",
    "Voice",
    "Warc",
    "Watch",
]
