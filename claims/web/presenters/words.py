"""Labels and choices for the words of the domain, as the forms of the reader and the claim show them."""

from collections.abc import Iterator

from claims.domain.anonymity import CONDITION_LABELS, NO_IDENTITY
from claims.domain.denials import DENIAL_LABELS, Scope
from claims.domain.evidence import (
    SOURCE_CONDITION_LABELS,
    ReplyOutcome,
    SourceCondition,
    SourceKind,
    Stance,
)
from claims.domain.replies import CHANNEL_LABELS, Channel
from claims.domain.speech import ATTRIBUTION_LABELS, PartyKind
from claims.domain.tongue import noted, say
from claims.domain.wording import shortened, to_quote
from claims.web.presenters.labels import REPLY_LABELS, SOURCE_KIND_LABELS, STANCE_COLOURS

__all__ = ["NO_IDENTITY", "REPLY_LABELS", "SOURCE_CONDITION_LABELS", "STANCE_COLOURS"]

Choices = tuple[tuple[str, str], ...]


class Labelled(Choices):
    """Values with their labels, which are said in the reader's language whenever one goes through them."""

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return ((value, say(label)) for value, label in super().__iter__())


PRIORITIES = Labelled(
    (("1", noted("1 – first")), ("2", noted("2 – normal")), ("3", noted("3 – when there is time")))
)
PARTY_KIND_LABELS = {
    PartyKind.PERSON: noted("person"),
    PartyKind.ORGANISATION: noted("organisation"),
    PartyKind.GOVERNMENT: noted("government"),
    PartyKind.GROUP: noted("group"),
}
PARTY_KINDS = Labelled((kind.value, label) for kind, label in PARTY_KIND_LABELS.items())
LEVELS = Labelled((level.value, label) for level, label in ATTRIBUTION_LABELS.items())
DENIAL_TYPES = Labelled((kind.value, label) for kind, label in DENIAL_LABELS.items())
SCOPE_LABELS = {
    Scope.FULL: noted("all of it"),
    Scope.PART: noted("part of it"),
    Scope.DIFFERENT: noted("something else"),
}
SCOPES = Labelled((scope.value, label) for scope, label in SCOPE_LABELS.items())
STANCE_LABELS = {
    Stance.SUPPORTS: noted("Supports"),
    Stance.REFUTES: noted("Refutes"),
    Stance.CONTEXT: noted("Context"),
}
STANCES = Labelled((stance.value, label) for stance, label in STANCE_LABELS.items())
SOURCE_KINDS = Labelled((kind.value, SOURCE_KIND_LABELS[kind]) for kind in SourceKind)
SHORT_SOURCE_KINDS = {
    SourceKind.PRIMARY: noted("primary"),
    SourceKind.SECONDARY: noted("secondary"),
    SourceKind.EXPERT: noted("expert"),
    SourceKind.DATASET: noted("dataset"),
    SourceKind.DOCUMENT: noted("document"),
}
"""Where it is plain that a source is spoken of."""

SOURCE_CONDITIONS = Labelled(
    (
        (SourceCondition.STANDS.value, noted("It still says so")),
        (SourceCondition.CHANGED.value, noted("It has changed")),
        (SourceCondition.GONE.value, noted("It is gone")),
    )
)
OUTCOMES = Labelled(
    (
        (ReplyOutcome.ANSWERED.value, noted("Answered")),
        (ReplyOutcome.DECLINED.value, noted("Declined to comment")),
        (ReplyOutcome.NO_ANSWER.value, noted("No answer in time")),
        (ReplyOutcome.NOT_REACHED.value, noted("Could not be reached")),
    )
)
CHANNELS = Labelled((channel.value, label) for channel, label in CHANNEL_LABELS.items())
CHANNEL_WAYS = {
    Channel.EMAIL: noted("e-mail"),
    Channel.TELEPHONE: noted("telephone"),
    Channel.LETTER: noted("letter"),
    Channel.IN_PERSON: noted("in person"),
    Channel.SOCIAL_MEDIA: noted("social media"),
    Channel.OTHER: noted("form or other way"),
}
"""How a party was asked, inside a sentence."""

QUOTING = Labelled((("yes", noted("May be quoted")), ("no", noted("Not to be quoted"))))
CONDITIONS = Labelled((condition.value, label) for condition, label in CONDITION_LABELS.items())


def short(text: str, limit: int = 60) -> str:
    return shortened(" ".join(text.split()), limit)


def quoted(text: str) -> str:
    """As `short`, to stand between quotation marks."""
    return to_quote(short(text))
