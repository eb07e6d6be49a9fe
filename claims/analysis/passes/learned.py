"""What a network that has read the news takes for said, set against what the rules have found.

Where both find a statement, the rules draw its bounds, since they follow the grammar to the letter; where
they differ on who speaks, the network is believed. Where the bounds differ, the rules of whole clauses stand
and the looser ones give way. What only the network finds is added, with its confidence.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from claims.analysis.attribution.decoding import Attribution, attributions
from claims.analysis.attribution.features import features_of
from claims.analysis.attribution.weights import weights
from claims.analysis.document import Document, Draft, Paragraph
from claims.analysis.grammar import (
    is_finite_clause,
    is_verb,
    settled,
    speaker_at,
    trimmed,
)
from claims.analysis.unsaid import is_unsaid
from claims.analysis.words.denial import DENY
from claims.domain.denials import DenialType
from claims.domain.spans import Span
from claims.domain.speech import StatementKind

FOUND_BY = "learned"
_SAME = 0.5
"""Share of words in common (intersection over union) from which two contents are one statement."""
_FIRM = frozenset({"naming", "according_to", "denial", "noun", "continued_quotation"})
"""Passes that stand where the network draws other bounds; measured on articles it was not taught."""
_SURE_OF_SPEAKER = frozenset({"denial", "noun", "continued_quotation"})
"""Passes whose speaker does not stand where a speaker mostly does, so that the network looks elsewhere."""
_FEWEST = 2
"""Words in a statement that only the network finds."""
_LEAST = 0.55
"""Confidence below which what only the network finds is wrong as often as right."""


@dataclass(frozen=True, slots=True)
class _Found:
    """An attribution with the words of its pieces, as token indices without punctuation."""

    attribution: Attribution
    words: frozenset[int]


def run(document: Document) -> None:
    """Settle the drafts of each paragraph against the network's; without its weights nothing changes."""
    learned = weights() if document.learned else None
    if learned is None:
        return
    by_paragraph = document.by_paragraph()
    found = attributions([features_of(paragraph) for paragraph in document.paragraphs], learned)
    document.drafts = []
    for paragraph, ours in zip(document.paragraphs, found, strict=True):
        for draft in _settled(document, paragraph, by_paragraph.get(paragraph.index, []), ours):
            document.add(draft)


def _settled(
    document: Document, paragraph: Paragraph, drafts: list[Draft], ours: list[Attribution]
) -> Iterator[Draft]:
    found = [_Found(one, _words(paragraph, one)) for one in ours]
    used: set[int] = set()
    for draft in drafts:
        own = _content_words(draft)
        shared = [at for at, one in enumerate(found) if one.words & own]
        together = own.union(*(_content_words(other) for other in drafts if _same_act(draft, other)))
        alike = {at: max(_likeness(part, found[at].words) for part in (own, together)) for at in shared}
        best = max(shared, key=lambda at: alike[at], default=None)
        if best is not None and alike[best] >= _SAME:
            used.add(best)
            yield _with_speaker(draft, drafts, found[best].attribution)
        elif _stands(draft) or not any(_overrules(paragraph, draft, found[at]) for at in shared):
            used.update(shared)
            yield draft
    for at, one in enumerate(found):
        if at not in used and _is_statement(paragraph, one):
            for part in _apart(paragraph, one.attribution):
                yield from _draft(document, paragraph, part)


def _overrules(paragraph: Paragraph, draft: Draft, one: _Found) -> bool:
    """Whether the network's statement takes the draft's place: not where it holds speaker, cue and all."""
    within = (
        draft.cue is not None
        and draft.speaker is not None
        and {draft.cue.i, draft.speaker.head.i} <= one.words
    )
    return not within and _is_statement(paragraph, one)


def _stands(draft: Draft) -> bool:
    """Whether the rules are believed where the network draws other bounds.

    It knows no voice in a voice, and often keeps one side only of words that "she said" stands within.
    """
    around = draft.cue_span is not None and draft.content.contains(draft.cue_span)
    return draft.found_by in _FIRM or bool(draft.outer) or around


def _words(paragraph: Paragraph, attribution: Attribution) -> frozenset[int]:
    doc = paragraph.doc
    return frozenset(
        i for piece in attribution.pieces for i in range(piece.first, piece.last) if _is_word(doc[i])
    )


def _content_words(draft: Draft) -> frozenset[int]:
    return frozenset(token.i for token in draft.paragraph.tokens(draft.content) if _is_word(token))


def _is_word(token: Token) -> bool:
    return not (token.is_punct or token.is_space)


def _likeness(ones: frozenset[int], others: frozenset[int]) -> float:
    return len(ones & others) / max(1, len(ones | others))


def _same_act(draft: Draft, other: Draft) -> bool:
    """Whether both are parts of what one verb reports."""
    return draft.cue is not None and draft.cue is other.cue and draft.kind is other.kind


def _with_speaker(draft: Draft, drafts: list[Draft], attribution: Attribution) -> Draft:
    """The draft, given to the network's speaker where no voice of the rules' is that one."""
    if draft.speaker is None or attribution.speaker is None or draft.found_by in _SURE_OF_SPEAKER:
        return draft
    paragraph = draft.paragraph
    said_by = paragraph.doc[attribution.speaker]
    voices = [other.speaker for other in drafts if _same_act(draft, other) or other is draft]
    heard = [*voices, *(outer.speaker for outer in draft.outer)]
    place = paragraph.at(said_by)
    if said_by.pos_ == "PRON" or any(
        voice is not None and (voice.paragraph is not paragraph or voice.span.contains(place))
        for voice in heard
    ):
        return draft
    return replace(draft, speaker=speaker_at(paragraph, said_by), outer=())


def _is_statement(paragraph: Paragraph, one: _Found) -> bool:
    attribution = one.attribution
    if (
        attribution.cue is None
        or attribution.speaker is None
        or not one.words.isdisjoint((attribution.cue, attribution.speaker))
        or len(one.words) < _FEWEST
        or attribution.confidence < _LEAST
    ):
        return False
    doc = paragraph.doc
    cue, speaker = doc[attribution.cue], doc[attribution.speaker]
    return not is_unsaid(paragraph, cue, speaker, [doc[at] for at in one.words])


def _apart(paragraph: Paragraph, attribution: Attribution) -> list[Attribution]:
    """Sentences under one cue are statements of their own; pieces of one sentence stay together."""
    groups = [[attribution.pieces[0]]]
    doc = paragraph.doc
    for piece in attribution.pieces[1:]:
        new_sentence = doc[piece.first].sent != doc[groups[-1][-1].last - 1].sent
        if new_sentence and any(
            is_verb(token) and is_finite_clause(token) for token in doc[piece.first : piece.last]
        ):
            groups.append([piece])
        else:
            groups[-1].append(piece)
    return [replace(attribution, pieces=tuple(group)) for group in groups]


def _draft(document: Document, paragraph: Paragraph, attribution: Attribution) -> Iterator[Draft]:
    doc, phrase = paragraph.doc, attribution.cue_phrase
    if attribution.cue is None or attribution.speaker is None or phrase is None:
        return
    cue = doc[attribution.cue]
    parts = _parts(paragraph, attribution, cue)
    if not parts:
        return
    speaker = speaker_at(paragraph, doc[attribution.speaker])
    denies = cue.lemma_.lower() in DENY
    cue_span = paragraph.over(doc[phrase.first], doc[phrase.last - 1])
    who = speaker.span.of(document.text)
    yield Draft(
        paragraph,
        StatementKind.DENIAL if denies else StatementKind.CLAIM,
        Span(parts[0].start, parts[-1].end),
        FOUND_BY,
        f"The sentence reads as if {who} is reported by “{cue_span.of(document.text)}”: learned from "
        f"articles that people marked; {attribution.confidence:.0%} sure.",
        cue=cue,
        cue_span=cue_span,
        parts=parts if len(parts) > 1 else (),
        speaker=speaker,
        denial_type=DenialType.FLAT if denies else None,
    )


def _parts(paragraph: Paragraph, attribution: Attribution, cue: Token) -> tuple[Span, ...]:
    """The pieces as spans in reading order, none of them touching another."""
    found: list[Span] = []
    for piece in attribution.pieces:
        span = trimmed(paragraph, piece.first, piece.last - 1)
        if span is None:
            continue
        span = settled(paragraph, span, cue)
        while found and found[-1].end >= span.start:
            before = found.pop()
            span = Span(min(before.start, span.start), max(before.end, span.end))
        found.append(span)
    return tuple(found)
