"""A published check, as the public page and ClaimReview both show it."""

from dataclasses import dataclass
from datetime import date, datetime

from claims.domain.speech import PartyKind


@dataclass(frozen=True, slots=True)
class Newsroom:
    name: str
    url: str


@dataclass(frozen=True, slots=True)
class PublicVoice:
    """Who said or denied it. `named` is false for groups that cannot be a ClaimReview author."""

    name: str
    kind: PartyKind
    named: bool
    same_as: str
    words: str
    denial_type: str = ""


@dataclass(frozen=True, slots=True)
class PublicAppearance:
    title: str
    publisher: str
    agency: str
    url: str
    published_at: datetime | None


@dataclass(frozen=True, slots=True)
class PublicOrigin:
    """Appearances that count as one independent source, and why; `seen` says where, one phrase each."""

    reason: str
    seen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PublicSource:
    """`archived` is where an outside archive has it; `kept_at` and `kept_digest` (SHA-256) tell of our copy.

    What was published before these were kept has none of the three.
    """

    title: str
    publisher: str
    url: str
    stance: str
    kind: str
    pinpoint: str
    excerpt: str
    archived: str = ""
    kept_at: datetime | None = None
    kept_digest: str = ""


@dataclass(frozen=True, slots=True)
class PublicReply:
    """`outcome` is blank where the party was asked and no more can be said.

    `quoted` is false where there is an answer that may not be printed. What was published before
    these were kept has none of the last four. `exchanges` are each question with its own answer;
    where there are some, `answer` is blank.
    """

    party: str
    outcome: str
    answer: str
    asked_at: datetime | None = None
    answered_by: str = ""
    quoted: bool = True
    exchanges: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class PublicCorrection:
    """What was corrected. The ratings before and after, as published; `after` is blank until it is.

    `corrects` is false of an update: nothing in what was published was wrong.
    """

    kind: str
    note: str
    made_at: datetime
    before: str = ""
    after: str = ""
    corrects: bool = True

    @property
    def changed(self) -> bool:
        return bool(self.after) and self.before != self.after


@dataclass(frozen=True, slots=True)
class PublicPart:
    """A published check of another claim, of which this is a part or which is a part of this."""

    claim_id: int
    claim: str
    rating_label: str
    rating_colour: str
    as_of: date


@dataclass(frozen=True, slots=True)
class PublicLook:
    """Somebody looked again after the check was published, and it still held."""

    at: datetime
    as_of: date
    cause: str
    reason: str


@dataclass(frozen=True, slots=True)
class PublicCheck:
    """All that one page of the public site says. `withdrawn_reason` is blank unless it is void.

    `as_of` is the day of which the reason speaks; who looked again later said so in `looks`. `origins`
    are the claim's independent sources; what was published before they were kept has none.
    """

    claim_id: int
    url: str
    claim: str
    rating_label: str
    rating_number: int | None
    rating_colour: str
    rating_explanation: str
    reason: str
    as_of: date
    first_published_at: datetime
    published_at: datetime
    in_force: bool
    looked_at_again: bool
    stale_cause: str
    withdrawn_reason: str
    newsroom: Newsroom
    said_by: tuple[PublicVoice, ...]
    denied_by: tuple[PublicVoice, ...]
    appearances: tuple[PublicAppearance, ...]
    sources: tuple[PublicSource, ...]
    replies: tuple[PublicReply, ...]
    no_reply_reason: str
    corrections: tuple[PublicCorrection, ...]
    looks: tuple[PublicLook, ...] = ()
    origins: tuple[PublicOrigin, ...] = ()

    @property
    def held_on(self) -> date:
        """The last day of which somebody has said that it holds."""
        return self.looks[-1].as_of if self.looks else self.as_of

    @property
    def changed_at(self) -> datetime:
        """When its page last said something new of its own."""
        return max([self.published_at, *(look.at for look in self.looks)])
