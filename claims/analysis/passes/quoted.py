"""A quotation beside a verb of saying that the parse does not tie to it."""

from spacy.tokens import Token

from claims.analysis.document import Document, Draft, Paragraph, Quote, Speaker
from claims.analysis.grammar import speakers_at
from claims.analysis.reporting import outer_voices, reports, speaker_of
from claims.analysis.words.cues import SPEECH
from claims.domain.speech import StatementKind

FOUND_BY = "quotation"
_REACH = 14
"""Tokens between a quotation and the verb that reports it."""
_FEWEST = 3
"""Words in a quotation that says something; fewer are a reporter's marks around a term."""
_READS = frozenset({"read", "reads"})
_SENTENCE_END = frozenset({".", "!", "?", ";"})


def run(document: Document) -> None:
    """Add a claim for each quotation that a free verb of saying stands next to."""
    by_paragraph = document.by_paragraph()
    for paragraph in document.paragraphs:
        covered = [draft.content for draft in by_paragraph.get(paragraph.index, [])]
        for quote in paragraph.quotes:
            tokens = paragraph.tokens(quote.span)
            words = sum(token.is_alpha for token in tokens)
            if words < _FEWEST or any(quote.span.overlaps(content) for content in covered):
                continue
            cue = _after(document, paragraph, tokens[-1]) or _before(document, paragraph, tokens[0])
            read = _reading(paragraph, tokens[0]) if cue is None else None
            if cue is not None:
                _add(document, paragraph, quote, cue, _speakers(paragraph, cue))
            elif read is not None:
                _add(document, paragraph, quote, *read)


def _after(document: Document, paragraph: Paragraph, last: Token) -> Token | None:
    doc = paragraph.doc
    for i in range(last.i + 1, min(len(doc), last.i + _REACH)):
        token = doc[i]
        if token.text in _SENTENCE_END or paragraph.quote_at(token) is not None:
            return None
        if reports(paragraph, token, SPEECH) and document.is_free(paragraph, token):
            return token
    return None


def _before(document: Document, paragraph: Paragraph, first: Token) -> Token | None:
    doc = paragraph.doc
    for i in range(first.i - 1, max(-1, first.i - _REACH), -1):
        token = doc[i]
        if token.text in _SENTENCE_END or paragraph.quote_at(token) is not None:
            return None
        if reports(paragraph, token, SPEECH) and document.is_free(paragraph, token):
            return token
    return None


def _reading(paragraph: Paragraph, first: Token) -> tuple[Token, list[Speaker]] | None:
    """In "A post on X read: “...”" the parse takes "read" for a noun; what stands before it speaks."""
    at = first.i - 1
    while at > 0 and paragraph.doc[at].text in (":", ","):
        at -= 1
    cue = paragraph.doc[max(at, 0)]
    start = cue.sent.start
    if cue.lower_ not in _READS or cue.i == start or paragraph.quote_at(cue) is not None:
        return None
    subject = next((token for token in paragraph.doc[start : cue.i] if token.dep_ == "nsubj"), None)
    if subject is None or subject.pos_ not in ("NOUN", "PROPN"):
        return None
    return cue, [Speaker(paragraph, subject, paragraph.over(subject.left_edge, cue.nbor(-1)))]


def _speakers(paragraph: Paragraph, cue: Token) -> list[Speaker]:
    subject = speaker_of(paragraph, cue)
    return speakers_at(paragraph, cue, subject.head) if subject is not None else []


def _add(document: Document, paragraph: Paragraph, quote: Quote, cue: Token, speakers: list[Speaker]) -> None:
    for speaker in speakers:
        document.add(
            Draft(
                paragraph,
                StatementKind.CLAIM,
                quote.span,
                FOUND_BY,
                f"The quotation stands beside “{cue.text}”; its subject is {speaker.span.of(document.text)}.",
                cue=cue,
                cue_span=paragraph.at(cue),
                speaker=speaker,
                outer=outer_voices(paragraph, cue),
            )
        )
