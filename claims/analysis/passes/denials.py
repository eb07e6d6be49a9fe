"""Denials: "denied the charge", "dismissed it as a hoax", "said the report was false"."""

from spacy.tokens import Token

from claims.analysis.document import Document, Draft, Paragraph, Speaker
from claims.analysis.grammar import is_verb, settled, speaker_at, speakers_at, subject_of, trimmed
from claims.analysis.rejection import Rejection, called, denied, dismissed, said_false, unconfirmed
from claims.analysis.reporting import outer_voices, speaker_of
from claims.analysis.silence import declined, silent
from claims.domain.denials import DenialType
from claims.domain.speech import StatementKind

FOUND_BY = "denial"
_WAYS = (unconfirmed, denied, dismissed, called, said_false, declined, silent)


def run(document: Document) -> None:
    """Add a denial for each speaker of each verb that rejects what was said."""
    for paragraph, cue in document.words():
        if not is_verb(cue) or not document.is_free(paragraph, cue):
            continue
        for way in _WAYS:
            rejection = way(paragraph, cue)
            if rejection is not None:
                _add(document, paragraph, cue, rejection)
                break


def _add(document: Document, paragraph: Paragraph, cue: Token, rejection: Rejection) -> None:
    content = trimmed(paragraph, rejection.first.i, rejection.last.i)
    if content is None:
        return
    content = settled(paragraph, content, cue)
    for speaker in _speakers(paragraph, cue, rejection):
        document.add(
            Draft(
                paragraph,
                StatementKind.DENIAL,
                content,
                FOUND_BY,
                f"“{cue.text}” rejects “{content.of(document.text)}” ({rejection.rule}).",
                cue=cue,
                cue_span=paragraph.at(cue),
                speaker=speaker,
                outer=outer_voices(paragraph, cue),
                clause=rejection.clause,
                denial_type=rejection.type,
            )
        )


def _speakers(paragraph: Paragraph, cue: Token, rejection: Rejection) -> list[Speaker | None]:
    """Who denies. A passive without an agent names nobody, but for whoever “could not be reached”."""
    passive = next((child for child in cue.children if child.dep_ == "nsubjpass"), None)
    if passive is not None and rejection.type is DenialType.NO_COMMENT:
        return [*speakers_at(paragraph, cue, passive)]
    if passive is not None and not any(child.dep_ == "agent" for child in cue.children):
        return [None]
    subject = subject_of(cue)
    speaker = speaker_at(paragraph, subject) if subject is not None else speaker_of(paragraph, cue)
    if speaker is None:
        return [None]
    return [*speakers_at(paragraph, cue, speaker.head)]
