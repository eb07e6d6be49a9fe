"""Nouns that report a clause: "the minister’s warning that the bridge is old"."""

from spacy.tokens import Token

from claims.analysis.document import Document, Draft, Paragraph
from claims.analysis.grammar import SUBJECTS, is_verb, settled, speaker_at, trimmed
from claims.analysis.names import is_person
from claims.analysis.words.cues import SAYING_NOUNS
from claims.analysis.words.denial import DENY, REJECT
from claims.analysis.words.roles import HUMAN
from claims.domain.speech import StatementKind

FOUND_BY = "noun"
_BY = frozenset({"by", "from"})
_OWNS = {"its": "body", "his": "person", "her": "person", "their": "many"}
_NEARBY = 60
"""Tokens looked back over for whom "its" stands for."""


def run(document: Document) -> None:
    """Add a claim for each clause that hangs on somebody's own word for it."""
    for paragraph, noun in document.words():
        if noun.lemma_.lower() not in SAYING_NOUNS or noun.pos_ != "NOUN":
            continue
        if paragraph.quote_at(noun) is not None or not document.is_free(paragraph, noun):
            continue
        owner = _owner(paragraph, noun)
        clause = next((child for child in noun.rights if _is_reported(child)), None)
        if owner is not None and clause is not None:
            _add(document, paragraph, noun, owner, clause)


def _owner(paragraph: Paragraph, noun: Token) -> Token | None:
    """Whose word it is: "the mayor’s claim", "the claim by the mayor", or whom "its" stands for."""
    possessor = next((child for child in noun.lefts if child.dep_ == "poss"), None)
    if possessor is not None and possessor.pos_ != "PRON":
        return possessor
    if possessor is not None:
        return _of_first_word(noun) or _antecedent(paragraph, possessor)
    by = next((child for child in noun.rights if child.dep_ == "prep" and child.lower_ in _BY), None)
    return next((child for child in by.children if child.dep_ == "pobj"), None) if by is not None else None


def _of_first_word(noun: Token) -> Token | None:
    """The union, for the second word of "the union’s claim that ... and its insistence that ..."."""
    for token in reversed(noun.doc[max(0, noun.i - _NEARBY) : noun.i]):
        if token.text == ".":
            break
        if token.dep_ == "poss" and token.pos_ != "PRON" and token.head.lemma_.lower() in SAYING_NOUNS:
            return token
    return None


def _antecedent(paragraph: Paragraph, pronoun: Token) -> Token | None:
    """The last subject or owner before the pronoun that can own something as it does, and denies nothing."""
    doc = pronoun.doc
    for at in range(pronoun.i - 1, max(-1, pronoun.i - _NEARBY), -1):
        token = doc[at]
        if token.dep_ not in SUBJECTS | {"poss"} or token.pos_ not in ("NOUN", "PROPN"):
            continue
        if paragraph.quote_at(token) is not None or token.head.lemma_.lower() in DENY | REJECT:
            continue
        if _OWNS.get(pronoun.lower_) == _number_and_kind(token):
            return token
    return None


def _number_and_kind(noun: Token) -> str:
    if noun.tag_ in ("NNS", "NNPS"):
        return "many"
    return "person" if is_person(noun) or noun.lemma_.lower() in HUMAN else "body"


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
