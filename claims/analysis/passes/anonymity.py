"""Who was promised that their name stays out, and the reason that the text gives for it."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from claims.analysis.document import Document, Draft, Paragraph
from claims.analysis.grammar import RELATIVES, is_verb, subject_of
from claims.analysis.words.anonymity import HELD_BACK, REASON, TAKING_UP, UNAUTHORISED
from claims.domain.spans import Span
from claims.domain.speech import AttributionLevel, PartyKind

_SHORT = 14
"""Tokens in a content that says only how somebody is to be named; a longer one may say more."""
_NEAR = 1
"""Paragraphs between a speaker and the sentence that says why they are not named."""
_BODIES = (PartyKind.ORGANISATION, PartyKind.GOVERNMENT)


@dataclass(frozen=True, slots=True)
class _Grant:
    """One sentence that holds a name back: in which words, whose, by the noun it turns on, and why."""

    paragraph: Paragraph
    words: Span
    whose: Token
    reason: Span | None


def run(document: Document) -> None:
    """Raise those whom the text says it does not name to "anonymity granted", and keep the reason.

    That somebody asked not to be named is no statement of theirs to check.
    """
    unnamed = [draft for draft in document.drafts if _may_be_unnamed(draft)]
    for paragraph in document.paragraphs:
        for grant in _grants(document, paragraph):
            meant = _meant(grant, unnamed)
            names = {draft.canonical for draft in meant if draft.canonical is not None}
            for draft in unnamed:
                if draft in meant or draft.canonical in names:
                    draft.level = AttributionLevel.GRANTED_ANONYMITY
                    draft.anonymity_reason = draft.anonymity_reason or grant.reason
            document.drafts = [draft for draft in document.drafts if not _is_about(draft, grant)]


def _is_about(draft: Draft, grant: _Grant) -> bool:
    """Whether the content is no more than the promise or its reason."""
    if draft.paragraph is not grant.paragraph:
        return False
    within = grant.reason is not None and grant.reason.contains(draft.content)
    return within or (
        draft.content.overlaps(grant.words) and len(draft.paragraph.tokens(draft.content)) <= _SHORT
    )


def _may_be_unnamed(draft: Draft) -> bool:
    named = draft.level is AttributionLevel.NAMED or draft.party_kind in _BODIES
    return draft.speaker is not None and not named


def _grants(document: Document, paragraph: Paragraph) -> Iterator[_Grant]:
    text = document.text_of(paragraph)
    lower = text.lower()
    # A letter whose small form is longer would shift every place after it.
    lower = lower if len(lower) == len(text) else text
    for found in HELD_BACK.finditer(lower):
        token = _token_at(paragraph, found.start())
        if token is None or paragraph.quote_at(token) is not None:
            continue
        whose = _whose(token)
        if whose is not None:
            words = Span(paragraph.start + found.start(), paragraph.start + found.end())
            yield _Grant(paragraph, words, whose, _reason(paragraph, token, lower))


def _token_at(paragraph: Paragraph, place: int) -> Token | None:
    span = paragraph.doc.char_span(place, place + 1, alignment_mode="expand")
    return span[0] if span is not None and len(span) else None


def _whose(token: Token) -> Token | None:
    """The subject of the verb that the phrase hangs on, or the noun that it describes."""
    while not is_verb(token) and token.head.i != token.i:
        if token.dep_ in ("appos", "amod") and token.head.pos_ in ("NOUN", "PROPN"):
            return token.head
        token = token.head
    if not is_verb(token):
        return None
    passive = next((child for child in token.children if child.dep_ == "nsubjpass"), None)
    relative = passive is not None and (passive.lower_ in RELATIVES or passive.left_edge.lower_ == "whose")
    if relative and token.dep_ in ("relcl", "advcl", "ccomp"):
        return token.head
    return passive or subject_of(token)


def _reason(paragraph: Paragraph, token: Token, lower: str) -> Span | None:
    sentence = token.sent
    for pattern in (REASON, UNAUTHORISED):
        found = pattern.search(lower, sentence.start_char, sentence.end_char)
        if found is not None and found.end() > found.start():
            return Span(paragraph.start + found.start(), paragraph.start + found.end())
    return None


def _meant(grant: _Grant, unnamed: list[Draft]) -> list[Draft]:
    """The statements of whoever it is: of the noun itself, or of those it takes up."""
    own = [
        draft
        for draft in unnamed
        if draft.speaker is not None
        and draft.paragraph is grant.paragraph
        and (draft.speaker.head.i == grant.whose.i or draft.speaker.span.contains(_place(grant)))
    ]
    if own:
        return own
    sentence = grant.whose.sent
    beside = [
        draft
        for draft in unnamed
        if draft.speaker is not None
        and draft.speaker.paragraph is grant.paragraph
        and sentence.start <= draft.speaker.head.i < sentence.end
    ]
    if len({draft.canonical for draft in beside}) == 1:
        return beside
    near = [draft for draft in unnamed if abs(draft.paragraph.index - grant.paragraph.index) <= _NEAR]
    if grant.whose.lower_ not in TAKING_UP:
        return [draft for draft in near if _is_called(draft, grant.whose)]
    before = [draft for draft in near if draft.content.start < grant.words.start]
    last = before[-1] if before else near[0] if near else None
    return [draft for draft in near if last is not None and _is_same(draft, last)]


def _place(grant: _Grant) -> Span:
    return grant.paragraph.at(grant.whose)


def _is_called(draft: Draft, whose: Token) -> bool:
    """Whether the speaker is called by the same noun: "two officials", "the officials"."""
    if draft.speaker is None:
        return False
    head = draft.speaker.head
    several = (noun for of in head.rights if of.lower_ == "of" for noun in of.children)
    return whose.lemma_.lower() in {head.lemma_.lower(), *(noun.lemma_.lower() for noun in several)}


def _is_same(draft: Draft, other: Draft) -> bool:
    return draft is other or (draft.canonical is not None and draft.canonical == other.canonical)
