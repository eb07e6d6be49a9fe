"""The one object that all passes read and add to."""

from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from claims.analysis.result import BlockRole, ClaimGroup, DenialLink, Layout, Party, Voice
from claims.domain.denials import DenialType
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


@dataclass(frozen=True, slots=True)
class Quote:
    """Words between quotation marks, with the marks. `open`: the closing mark is in a later paragraph."""

    span: Span
    open: bool = False


@dataclass(eq=False, slots=True)
class Paragraph:
    """A stretch of running text and its parse. Token offsets count from `start`."""

    index: int
    start: int
    doc: Doc
    role: BlockRole
    quotes: list[Quote] = field(default_factory=list)

    @property
    def span(self) -> Span:
        last = self.doc[-1] if len(self.doc) else None
        length = last.idx + len(last.text_with_ws) if last is not None else 0
        return Span(self.start, self.start + max(1, length))

    def over(self, first: Token, last: Token) -> Span:
        """The span from one token's first letter to another's last."""
        return Span(self.start + first.idx, self.start + last.idx + len(last.text))

    def at(self, token: Token) -> Span:
        return self.over(token, token)

    def quote_at(self, token: Token) -> Quote | None:
        """The quotation that the token stands in."""
        if not self.quotes:
            return None
        place = self.at(token)
        return next((quote for quote in self.quotes if quote.span.contains(place)), None)

    def tokens(self, span: Span) -> list[Token]:
        """The tokens that lie in the span."""
        found = self.doc.char_span(span.start - self.start, span.end - self.start, alignment_mode="contract")
        return list(found) if found is not None else []


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody as the text has them at one place: the phrase, and the noun it turns on.

    `relative` is the "who" or "which" that stands for the phrase beside the verb.
    """

    paragraph: Paragraph
    head: Token
    span: Span
    relative: Span | None = None

    @property
    def written(self) -> Span:
        """The words that name the speaker nearest to what they say."""
        return self.relative or self.span


@dataclass(frozen=True, slots=True)
class OuterVoice:
    """Somebody who reports that the speaker said it."""

    speaker: Speaker
    cue: Token


@dataclass(eq=False, slots=True)
class Draft:
    """A statement in the making."""

    paragraph: Paragraph
    kind: StatementKind
    content: Span
    found_by: str
    why: str
    parts: tuple[Span, ...] = ()
    """The pieces of the content where it has several; none where it is all one."""
    cue: Token | None = None
    cue_span: Span | None = None
    speaker: Speaker | None = None
    outer: tuple[OuterVoice, ...] = ()
    clause: Token | None = None
    """The verb the content turns on, where the content is a clause."""
    wording: str | None = None
    """The claim as a sentence, where the content alone is none."""
    denial_type: DenialType | None = None
    canonical: str | None = None
    party_kind: PartyKind | None = None
    affiliation: str | None = None
    affiliation_past: bool = False
    level: AttributionLevel | None = None
    anonymity_reason: Span | None = None
    chain: tuple[Voice, ...] = ()
    speech_act: SpeechAct | None = None
    propositional: bool = True
    modality: Modality | None = None
    modality_shown_by: tuple[Span, ...] = ()
    quotation: Quotation = Quotation.INDIRECT
    checkability: Checkability = Checkability.FACT_NOW
    checkability_shown_by: tuple[Span, ...] = ()
    worthiness: float = 0.0
    worth_reasons: tuple[str, ...] = ()
    claim: int | None = None
    denies: tuple[DenialLink, ...] = ()


@dataclass(eq=False, slots=True)
class Document:
    """One text on its way through the passes."""

    text: str
    pipeline: str
    layout: Layout
    language: str
    learned: bool = True
    """Whether the passes may use what was learned; otherwise the rules work alone."""
    paragraphs: list[Paragraph] = field(default_factory=list)
    drafts: list[Draft] = field(default_factory=list)
    groups: list[ClaimGroup] = field(default_factory=list)
    parties: list[Party] = field(default_factory=list)
    taken: set[tuple[int, int]] = field(default_factory=set)
    """Cues that a pass has used, as paragraph and token index."""
    _words: list[tuple[Paragraph, Token]] = field(default_factory=list)

    def words(self) -> list[tuple[Paragraph, Token]]:
        """Every token, with the paragraph it is in, in reading order."""
        if not self._words:
            self._words = [(paragraph, token) for paragraph in self.paragraphs for token in paragraph.doc]
        return self._words

    def text_of(self, paragraph: Paragraph) -> str:
        """The paragraph's text, without asking its parse to spell it out again."""
        if not len(paragraph.doc):
            return ""
        last = paragraph.doc[-1]
        return self.text[paragraph.start : paragraph.start + last.idx + len(last.text)]

    def is_free(self, paragraph: Paragraph, cue: Token) -> bool:
        return (paragraph.index, cue.i) not in self.taken

    def by_paragraph(self) -> dict[int, list[Draft]]:
        """The drafts of each paragraph that has any."""
        found: dict[int, list[Draft]] = {}
        for draft in self.drafts:
            found.setdefault(draft.paragraph.index, []).append(draft)
        return found

    def add(self, draft: Draft) -> None:
        """Keep a draft, and its cue from being used for another."""
        self.drafts.append(draft)
        if draft.cue is not None:
            self.taken.add((draft.paragraph.index, draft.cue.i))
