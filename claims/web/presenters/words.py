"""Labels and choices for the words of the domain, as the forms of the reader and the claim show them."""

from claims.domain.anonymity import CONDITION_LABELS, NO_IDENTITY
from claims.domain.denials import DENIAL_LABELS, Scope
from claims.domain.evidence import (
    SOURCE_CONDITION_LABELS,
    ReplyOutcome,
    SourceCondition,
    SourceKind,
    Stance,
)
from claims.domain.replies import CHANNEL_LABELS
from claims.domain.speech import ATTRIBUTION_LABELS, PartyKind
from claims.domain.wording import shortened
from claims.web.presenters.labels import REPLY_LABELS, SOURCE_KIND_LABELS, STANCE_COLOURS

__all__ = ["CHANNEL_LABELS", "NO_IDENTITY", "REPLY_LABELS", "SOURCE_CONDITION_LABELS", "STANCE_COLOURS"]

Choices = tuple[tuple[str, str], ...]

PRIORITIES: Choices = (("1", "1 – first"), ("2", "2 – normal"), ("3", "3 – when there is time"))
PARTY_KINDS: Choices = tuple((kind.value, kind.value) for kind in PartyKind)
LEVELS: Choices = tuple((level.value, label) for level, label in ATTRIBUTION_LABELS.items())
DENIAL_TYPES: Choices = tuple((kind.value, label) for kind, label in DENIAL_LABELS.items())
SCOPE_LABELS = {Scope.FULL: "all of it", Scope.PART: "part of it", Scope.DIFFERENT: "something else"}
SCOPES: Choices = tuple((scope.value, label) for scope, label in SCOPE_LABELS.items())
STANCE_LABELS = {Stance.SUPPORTS: "Supports", Stance.REFUTES: "Refutes", Stance.CONTEXT: "Context"}
STANCES: Choices = tuple((stance.value, label) for stance, label in STANCE_LABELS.items())
SOURCE_KINDS: Choices = tuple((kind.value, SOURCE_KIND_LABELS[kind]) for kind in SourceKind)
SOURCE_CONDITIONS: Choices = (
    (SourceCondition.STANDS.value, "It still says so"),
    (SourceCondition.CHANGED.value, "It has changed"),
    (SourceCondition.GONE.value, "It is gone"),
)
OUTCOMES: Choices = (
    (ReplyOutcome.ANSWERED.value, "Answered"),
    (ReplyOutcome.DECLINED.value, "Declined to comment"),
    (ReplyOutcome.NO_ANSWER.value, "No answer in time"),
    (ReplyOutcome.NOT_REACHED.value, "Could not be reached"),
)
CHANNELS: Choices = tuple((channel.value, label) for channel, label in CHANNEL_LABELS.items())
QUOTING: Choices = (("yes", "May be quoted"), ("no", "Not to be quoted"))
CONDITIONS: Choices = tuple((condition.value, label) for condition, label in CONDITION_LABELS.items())


def short(text: str, limit: int = 60) -> str:
    return shortened(" ".join(text.split()), limit)
