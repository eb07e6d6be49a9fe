"""What the analysis hands over. Offsets are code points into the text it was given, unchanged."""

from dataclasses import dataclass
from enum import StrEnum

from claims.domain.denials import DenialType, Scope
from claims.domain.spans import Span
from claims.domain.speech import (
    AttributionLevel,
    Checkability,
    Modality,
    PartyKind,
    Quotation,
    SpeechAct,
    StatementKind,
)


class BlockRole(StrEnum):
    """What a block of lines is to the reader of the page."""

    TITLE = "title"
    STANDFIRST = "standfirst"
    BYLINE = "byline"
    DATELINE = "dateline"
    CAPTION = "caption"
    SUBHEAD = "subhead"
    PARAGRAPH = "paragraph"
    FURNITURE = "furniture"
    CREDIT = "credit"
    CORRECTION = "correction"


@dataclass(frozen=True, slots=True)
class Voice:
    """One link of a chain of voices: a party, and the word by which it speaks."""

    party: str
    cue: str


@dataclass(frozen=True, slots=True)
class DenialLink:
    """That a denial answers a claim. `claim` is the id of a ClaimGroup."""

    claim: int
    scope: Scope
    confidence: float


@dataclass(frozen=True, slots=True)
class Statement:
    """A span in which a party asserts or denies something. `chain` has the outermost voice first.

    `claim` is the ClaimGroup that a claim appears in; a denial has none and has `denies` instead.
    `content` reaches from the first to the last of `parts`, which are its words in reading order: several
    where somebody else's words stand between them. `speech_act` is what the party does by saying it, and
    `propositional` whether the content alone says something that is so or not. `modality_shown_by` and
    `checkability_shown_by` are the words that decided; none where it is what is taken without a sign.
    `affiliation_past`: the party belonged there and no longer does. `anonymity_reason` is where the text says
    why a name is held back. `worth_reasons` are at most three phrases, the strongest first.
    `why` is a sentence for the reader that names the rule and the words that triggered it.
    """

    id: int
    kind: StatementKind
    content: Span
    parts: tuple[Span, ...]
    cue: Span | None
    party: Span | None
    canonical: str | None
    party_kind: PartyKind | None
    affiliation: str | None
    affiliation_past: bool
    attribution_level: AttributionLevel | None
    anonymity_reason: Span | None
    speech_act: SpeechAct | None
    propositional: bool
    modality: Modality | None
    modality_shown_by: tuple[Span, ...]
    quotation: Quotation
    chain: tuple[Voice, ...]
    denial_type: DenialType | None
    claim: int | None
    denies: tuple[DenialLink, ...]
    checkability: Checkability
    checkability_shown_by: tuple[Span, ...]
    check_worthiness: float
    worth_reasons: tuple[str, ...]
    found_by: str
    why: str

    @property
    def denial_scope(self) -> Scope | None:
        """How much the denial rejects of the first claim it answers."""
        return self.denies[0].scope if self.denies else None


@dataclass(frozen=True, slots=True)
class ClaimGroup:
    """One proposition and the statements that make it, in reading order.

    `from_denial`: nobody in the article asserts it; it is known only from a denial of it.
    """

    id: int
    text: str
    statements: tuple[int, ...]
    from_denial: bool


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody who speaks, under every name the article gives them."""

    canonical: str
    kind: PartyKind
    aliases: tuple[str, ...]
    affiliation: str | None
    affiliation_past: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """Neighbouring lines that are one thing to the reader."""

    span: Span
    role: BlockRole


@dataclass(frozen=True, slots=True)
class Layout:
    """How the page is built, and what it says about itself."""

    blocks: tuple[Block, ...]
    title: str | None
    byline: str | None
    dateline: str | None
    agency: str | None
    publisher: str | None


@dataclass(frozen=True, slots=True)
class Analysis:
    """All that was found in one text. Where `analysed` is false the text is not in a language we read."""

    text: str
    language: str
    analysed: bool
    layout: Layout
    statements: tuple[Statement, ...]
    claims: tuple[ClaimGroup, ...]
    parties: tuple[Party, ...]
    version: str
