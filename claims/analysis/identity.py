"""One speaker's phrase, read by itself: a name, an office, a body, a group, or nobody in particular."""

import re
from dataclasses import dataclass

from spacy.tokens import Token

from claims.analysis.bodies import Bodies, body_beside
from claims.analysis.document import Speaker
from claims.analysis.grammar import speaker_at
from claims.analysis.names import is_person, name_at
from claims.analysis.people import People, Person
from claims.analysis.words.anonymity import KNOWING
from claims.analysis.words.roles import (
    ANONYMOUS,
    COLLECTIVE_BODIES,
    DOCUMENTS,
    HUMAN,
    OFFICES,
    SOURCE_NOUNS,
    SPOKES,
    STATE_BODIES,
)
from claims.domain.speech import AttributionLevel, PartyKind

_ARTICLE = re.compile(
    r"^(?:the|a|an|this|that|some|several|many|two|three|one|these|those)\s+", re.IGNORECASE
)
_HELD_BACK = re.compile(r"^(?:unnamed|unidentified|anonymous|undisclosed)\s+", re.IGNORECASE)
_CORPS = frozenset({"coast", "national", "border", "home", "revolutionary", "civil"})
"""What makes a guard a body rather than a person."""
_WHITE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Identity:
    """Who a phrase names; nobody where the text leaves it open, and then `open` says what it leaves open.

    `noun` is what an unnamed party is called, by which it may be taken up again: "the official".
    """

    canonical: str | None
    kind: PartyKind
    level: AttributionLevel | None
    open: str | None = None
    noun: str | None = None


def of_person(person: Person) -> Identity:
    """Somebody the article names."""
    return Identity(person.name, PartyKind.PERSON, AttributionLevel.NAMED)


def identify(speaker: Speaker, people: People, bodies: Bodies) -> Identity:
    """Read a phrase that is no pronoun."""
    body = body_beside(speaker.head)
    if body is not None:
        speaker = speaker_at(speaker.paragraph, body)
    head = name_beside(speaker.head) or speaker.head
    written = plain(phrase_of(speaker))
    known = people.find(head.text) if head.text[:1].isupper() else None
    office = is_role(head.lower_) and is_definite(head)
    if known is not None or (head.pos_ == "PROPN" and not office):
        return _proper(head, written, people, bodies)
    government = bodies.government(written)
    if government is not None:
        return Identity(government, PartyKind.GOVERNMENT, AttributionLevel.NAMED)
    if head.tag_ in ("NNS", "NNPS") or head.lower_ in ("police", "people"):
        return _plural(head, written)
    return _common(head, written)


def phrase_of(speaker: Speaker) -> str:
    """The speaker as the text has it."""
    tokens = speaker.paragraph.tokens(speaker.span)
    return speaker.paragraph.doc[tokens[0].i : tokens[-1].i + 1].text if tokens else speaker.head.text


def plain(text: str) -> str:
    """The phrase without its article and without the word that its name is held back."""
    return _HELD_BACK.sub("", _ARTICLE.sub("", _WHITE.sub(" ", text.strip())))


def name_beside(head: Token) -> Token | None:
    """In "a spokesman, Ito Kade, said" the name stands beside the role."""
    if head.pos_ != "NOUN":
        return None
    places = (inner for prep in head.rights if prep.dep_ == "prep" for inner in prep.children)
    beside = (child for noun in (head, *places) for child in noun.rights)
    return next((child for child in beside if child.dep_ == "appos" and is_person(child)), None)


def _proper(head: Token, written: str, people: People, bodies: Bodies) -> Identity:
    name = name_at(head)
    alone = head.pos_ != "PROPN" or name == head.text
    known = people.find(name) or (people.find(head.text) if alone or is_person(head) else None)
    if known is not None:
        return of_person(known)
    for phrase in (written, name):
        government = bodies.government(phrase)
        if government is not None:
            return Identity(government, PartyKind.GOVERNMENT, AttributionLevel.NAMED)
    if is_person(head):
        return Identity(name, PartyKind.PERSON, AttributionLevel.NAMED)
    full = bodies.full(written) or written
    return Identity(full, _kind_of_body(head, full), AttributionLevel.NAMED)


def _kind_of_body(head: Token, written: str) -> PartyKind:
    words = set(written.lower().split())
    if words & STATE_BODIES or (head.ent_type_ == "GPE" and words.isdisjoint(COLLECTIVE_BODIES)):
        return PartyKind.GOVERNMENT
    if head.tag_ == "NNPS" or head.ent_type_ == "NORP":
        return PartyKind.GROUP
    return PartyKind.ORGANISATION


def _plural(head: Token, written: str) -> Identity:
    if head.lower_ == "police":
        return Identity(written, PartyKind.GOVERNMENT, AttributionLevel.NAMED)
    held_back = _is_held_back(head)
    level = AttributionLevel.GRANTED_ANONYMITY if held_back else AttributionLevel.COLLECTIVE
    return Identity(written, PartyKind.GROUP, level, noun=head.lemma_.lower())


def _is_held_back(head: Token) -> bool:
    if head.lower_ in SOURCE_NOUNS or any(child.lower_ in ANONYMOUS for child in head.lefts):
        return True
    described = " ".join(token.lower_ for token in head.subtree)
    return any(phrase in described for phrase in KNOWING)


def _common(head: Token, written: str) -> Identity:
    lemma = head.lemma_.lower()
    if lemma == "guard" and any(child.lower_ in _CORPS for child in head.lefts):
        return Identity(written, PartyKind.GOVERNMENT, AttributionLevel.NAMED)
    if is_role(lemma):
        return _role(head, written)
    if lemma in COLLECTIVE_BODIES or lemma in STATE_BODIES:
        kind = PartyKind.GOVERNMENT if lemma in STATE_BODIES else PartyKind.ORGANISATION
        return Identity(written, kind, AttributionLevel.NAMED)
    if lemma in DOCUMENTS:
        return Identity(written, PartyKind.ORGANISATION, AttributionLevel.OFFICE)
    return Identity(written, PartyKind.GROUP, AttributionLevel.COLLECTIVE)


def is_role(lemma: str) -> bool:
    """Whether the noun is what a person is, rather than a body, a document or a crowd."""
    return lemma in SPOKES or lemma in OFFICES or lemma in HUMAN


def is_definite(head: Token) -> bool:
    return any(child.dep_ == "poss" or child.lower_ in ("the", "that", "this") for child in head.lefts)


def _role(head: Token, written: str) -> Identity:
    lemma = head.lemma_.lower()
    if _is_held_back(head):
        return Identity(written, PartyKind.PERSON, AttributionLevel.GRANTED_ANONYMITY, noun=lemma)
    level = AttributionLevel.OFFICE
    if lemma in SPOKES or not is_definite(head):
        level = AttributionLevel.ON_RECORD_UNNAMED
    return Identity(written, PartyKind.PERSON, level, noun=lemma)
