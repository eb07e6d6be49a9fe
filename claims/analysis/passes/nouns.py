"""Nouns that report a clause: "the minister’s warning that the bridge is old"."""

from spacy.tokens import Token

from claims.analysis.document import Document, Draft, Paragraph
from claims.analysis.grammar import is_verb, settled, speaker_at, trimmed
from claims.analysis.words.cues import SAYING_NOUNS
from claims.domain.speech import StatementKind

FOUND_BY = "noun"


def run(document: Document) -> None:
    """Add a claim for each clause that hangs on somebody's own word for it."""
    for paragraph, noun in document.words():
        if noun.lemma_.lower() not in SAYING_NOUNS or noun.pos_ != "NOUN":
            continue
        if paragraph.quote_at(noun) is not None or not document.is_free(paragraph, noun):
            continue
        owner = next((child for child in noun.lefts if child.dep_ == "poss" and child.pos_ != "PRON"), None)
        clause = next((child for child in noun.rights if _is_reported(child)), None)
        if owner is not None and clause is not None:
            _add(document, paragraph, noun, owner, clause)


def _is_reported(clause: Token) -> bool:
    """A clause that "that" opens as a conjunction; where it is the subject, it only describes the noun."""
    opens = any(child.dep_ == "mark" and child.lower_ == "that" for child in clause.lefts)
    return clause.dep_ in ("acl", "ccomp") and is_verb(clause) and opens


def _add(document: Document, paragraph: Paragraph, noun: Token, owner: Token, clause: Token) -> None:
    content = trimmed(paragraph, clause.left_edge.i + 1, clause.right_edge.i)
    if content is None:
        return
    speaker = speaker_at(paragraph, owner)
    document.add(
        Draft(
            paragraph,
            StatementKind.CLAIM,
            settled(paragraph, content, noun),
            FOUND_BY,
            f"“{noun.text}” is {speaker.span.of(document.text)}’s word for the clause after it.",
            cue=noun,
            cue_span=paragraph.at(noun),
            speaker=speaker,
            clause=clause,
        )
    )
