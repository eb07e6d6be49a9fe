"""What a name and a colon report: turns of a transcript, and headlines such as “Minister: ferry is dead”."""

from claims.analysis.document import Document, Draft, Paragraph, Speaker
from claims.analysis.grammar import trimmed
from claims.analysis.headlines import headline_of
from claims.analysis.labels import Turn, turns
from claims.domain.spans import Span
from claims.domain.speech import StatementKind

FOUND_BY = "label"


def run(document: Document) -> None:
    """Give labelled words to whom the label names, whatever else was made of them."""
    labelled = turns([paragraph.span.of(document.text) for paragraph in document.paragraphs])
    for at, turn in labelled.items():
        _add_turn(document, document.paragraphs[at], turn)
    if document.paragraphs and 0 not in labelled:
        _add_headline(document, document.paragraphs[0])


def _add_turn(document: Document, paragraph: Paragraph, turn: Turn) -> None:
    colon = paragraph.span.start + turn.colon
    _drop(document, paragraph, Span(paragraph.start, paragraph.span.end))
    tokens = paragraph.tokens(Span(paragraph.start + turn.said, paragraph.span.end))
    content = trimmed(paragraph, tokens[0].i, tokens[-1].i) if tokens else None
    if turn.question or content is None:
        return
    speaker = None
    if turn.who is not None:
        speaker = _speaker(paragraph, Span(paragraph.start + turn.who[0], paragraph.start + turn.who[1]))
    who = speaker.span.of(document.text) if speaker else document.text[paragraph.start : colon]
    _add(document, paragraph, content, colon, speaker, f"“{who}:” names whose turn it is to speak.")


def _add_headline(document: Document, paragraph: Paragraph) -> None:
    speakers = [
        draft.speaker.span.of(document.text)
        for draft in document.drafts
        if draft.speaker is not None and draft.paragraph is not paragraph
    ]
    headline = headline_of(paragraph, speakers)
    if headline is None:
        return
    if headline.who is None:
        _drop_cued(document, paragraph, headline.colon)
        return
    _drop(document, paragraph, headline.who)
    content = trimmed(paragraph, headline.first, headline.last)
    if content is None:
        return
    why = f"The headline puts “{headline.who.of(document.text)}” and a colon beside what they say."
    _add(document, paragraph, content, headline.colon, _speaker(paragraph, headline.who), why)


def _speaker(paragraph: Paragraph, who: Span) -> Speaker | None:
    tokens = paragraph.tokens(who)
    return Speaker(paragraph, tokens[-1], who) if tokens else None


def _drop(document: Document, paragraph: Paragraph, place: Span) -> None:
    """Forget what was found with its speaker or its words in the place."""
    document.drafts = [
        draft
        for draft in document.drafts
        if draft.paragraph is not paragraph
        or not (draft.content.overlaps(place) or (draft.speaker and draft.speaker.span.overlaps(place)))
    ]


def _drop_cued(document: Document, paragraph: Paragraph, colon: int) -> None:
    """Forget what was found by the colon alone."""
    document.drafts = [
        draft
        for draft in document.drafts
        if draft.paragraph is not paragraph
        or draft.cue_span is None
        or not draft.cue_span.overlaps(Span(colon, colon + 1))
    ]


def _add(
    document: Document, paragraph: Paragraph, content: Span, colon: int, speaker: Speaker | None, why: str
) -> None:
    mark = Span(colon, colon + 1)
    found = paragraph.doc.char_span(
        mark.start - paragraph.start, mark.end - paragraph.start, alignment_mode="expand"
    )
    document.add(
        Draft(
            paragraph,
            StatementKind.CLAIM,
            content,
            FOUND_BY,
            why,
            cue=found[-1] if found is not None else None,
            cue_span=mark,
            speaker=speaker,
        )
    )
