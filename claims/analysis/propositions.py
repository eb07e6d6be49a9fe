"""What a statement says, made comparable: who did what, with which names, numbers and negation."""

from dataclasses import dataclass

from spacy.tokens import Token

from claims.analysis.certainty import main_verb
from claims.analysis.document import Draft
from claims.analysis.grammar import is_verb
from claims.analysis.wording import content_words, is_opposed, key_of, names, numbers
from claims.analysis.words import words
from claims.analysis.words.nominal import CONVEYS, FAILS, LIGHT, VERB_OF
from claims.domain.speech import Modality, PartyKind

OPEN = "?"
"""A subject that the statement leaves to its context."""
_SELF = frozenset({"i", "we", "he", "she"})
_OWN = frozenset({"its", "his", "her", "their", "our", "my"})
_TIMES = words("yesterday today tomorrow tonight last next week month year decade ago")
_BUCKET = {
    Modality.PROBABLE: "open",
    Modality.POSSIBLE: "open",
    Modality.FORECAST: "to come",
    Modality.CONDITIONAL: "to come",
    Modality.NORMATIVE: "wanted",
}


@dataclass(frozen=True, slots=True)
class Proposition:
    """What two statements are compared by. No agent: the deed is told without who did it."""

    words: frozenset[str]
    numbers: frozenset[str]
    names: frozenset[str]
    times: frozenset[str]
    opposed: bool
    agent: str | None
    verb: str | None
    certainty: str


def proposition(draft: Draft) -> Proposition:
    """The proposition of a draft whose party and modality are known."""
    tokens = draft.paragraph.tokens(draft.content)
    verb, agent = _deed(draft, tokens)
    known = frozenset({agent}) if agent and agent != OPEN else frozenset()
    return Proposition(
        words=content_words(tokens) | known,
        numbers=numbers(tokens),
        names=names(tokens) | known,
        times=frozenset(token.lower_ for token in tokens if token.lower_ in _TIMES),
        opposed=is_opposed(tokens),
        agent=agent,
        verb=verb,
        certainty=_BUCKET.get(draft.modality, "so") if draft.modality is not None else "so",
    )


def _deed(draft: Draft, tokens: list[Token]) -> tuple[str | None, str | None]:
    """The verb and who does it, through passives, "made a request" and "its request"."""
    verb = main_verb(draft) if draft.wording is None else None
    if verb is None:
        return _of_noun(draft, tokens)
    agent = _agent(draft, verb)
    if verb.lemma_ in FAILS:
        verb = next((child for child in verb.rights if child.dep_ == "xcomp" and is_verb(child)), verb)
    carried = next((c for c in verb.rights if c.dep_ == "dobj" and c.lemma_.lower() in VERB_OF), None)
    if carried is not None and verb.lemma_ in LIGHT:
        return key_of(carried), agent
    return key_of(verb), agent


def _agent(draft: Draft, verb: Token) -> str | None:
    by = next((child for child in verb.children if child.dep_ == "agent"), None)
    if by is not None:
        return next((_key(draft, child) for child in by.children if child.dep_ == "pobj"), None)
    if any(child.dep_ == "nsubjpass" for child in verb.children):
        return None
    subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    if subject is None and verb.dep_ in ("xcomp", "conj") and is_verb(verb.head):
        subject = next((child for child in verb.head.children if child.dep_ == "nsubj"), None)
    return _key(draft, subject) if subject is not None else None


def _key(draft: Draft, noun: Token) -> str:
    if noun.pos_ == "PRON":
        return _party(draft) if noun.lower_ in _SELF else OPEN
    return key_of(noun)


def _party(draft: Draft) -> str:
    """The speaker under the word by which others would name them."""
    if draft.canonical is None:
        return OPEN
    name = draft.canonical.lower()
    return name.split()[-1] if draft.party_kind is PartyKind.PERSON else name


def _of_noun(draft: Draft, tokens: list[Token]) -> tuple[str | None, str | None]:
    """The deed that a noun names, and whose; otherwise the speaker's own, which the cue names."""
    inside = {token.i for token in tokens}
    head = next((t for t in tokens if t.head.i not in inside and t.pos_ in ("NOUN", "PROPN")), None)
    cue = draft.cue.lemma_.lower() if draft.cue is not None else None
    named = head is not None and head.lemma_.lower() in VERB_OF
    if head is None or not named or (draft.wording is not None and cue not in CONVEYS):
        return (key_of(draft.cue) if draft.cue is not None else None), _party(draft)
    for child in head.children:
        if child.dep_ == "poss":
            return key_of(head), _party(draft) if child.lower_ in _OWN else key_of(child)
        if child.dep_ == "prep" and child.lower_ == "by":
            return key_of(head), next((key_of(c) for c in child.children if c.dep_ == "pobj"), None)
        if child.dep_ in ("amod", "compound") and child.text[:1].isupper():
            return key_of(head), key_of(child)
    return key_of(head), None


def may_be_same(one: Proposition, other: Proposition) -> bool:
    """Numbers, names, times, negation, certainty, who does it and what they do must not differ."""
    if one.numbers != other.numbers or one.opposed != other.opposed or one.certainty != other.certainty:
        return False
    if not (one.names <= other.names or other.names <= one.names):
        return False
    if one.times and other.times and one.times != other.times:
        return False
    if OPEN in (one.agent, other.agent):
        return one.words == other.words
    return one.verb == other.verb and (one.agent == other.agent or None in (one.agent, other.agent))
