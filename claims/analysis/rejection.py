"""How English rejects what was said: the verbs, and what they must govern to do so."""

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Token

from claims.analysis.document import Paragraph
from claims.analysis.grammar import is_negated, is_verb
from claims.analysis.rejected import COMPLEMENTS, bounds, is_real, target_of, turned_down
from claims.analysis.reporting import reports
from claims.analysis.words.cues import BELIEF, CALLING, CLAIM_NOUNS, SPEECH
from claims.analysis.words.denial import (
    BARRED,
    DENY,
    FALSE,
    FALSEHOOD,
    FALSEHOODS,
    PARTLY,
    REJECT,
    SUBSTANCE,
    SUCH,
    TRUTH,
)
from claims.analysis.words.fields import FIGURES
from claims.domain.denials import DenialType

PRONOUNS = frozenset(
    {"it", "this", "that", "them", "these", "those", "they", "which", "everything", "all", "such"}
)
_CONCEDES = frozenset({"acknowledge", "admit", "concede", "confirm", "allow"})


@dataclass(frozen=True, slots=True)
class Rejection:
    """What is rejected, from token to token, and how. `clause` is its verb where it is a clause."""

    first: Token
    last: Token
    type: DenialType
    rule: str
    clause: Token | None = None


def denied(paragraph: Paragraph, cue: Token) -> Rejection | None:
    """“denied the charge”, “denies having met them”, “did not deny it”, “the claim was denied by”."""
    if cue.lemma_.lower() not in DENY or not is_real(paragraph, cue):
        return None
    given_to = any(child.dep_ == "dative" for child in cue.children)
    target = target_of(cue)
    if target is None or given_to or _is_barred(cue, target):
        return None
    kind = DenialType.NON_DENIAL if turned_down(cue) else _full_or_partial(cue, target)
    rule = "denial of the noun before it" if target.i == cue.head.i else "denial verb"
    clause = target if target.dep_ in COMPLEMENTS and is_verb(target) else None
    return Rejection(*bounds(cue, target), kind, rule, clause)


def dismissed(paragraph: Paragraph, cue: Token) -> Rejection | None:
    """“rejected the allegation”: the object must be something that was said."""
    if cue.lemma_.lower() not in REJECT or not is_real(paragraph, cue) or is_negated(cue):
        return None
    target = target_of(cue)
    if target is None or not (_is_said(target) or _as_false(cue)):
        return None
    kind = DenialType.NON_DENIAL if turned_down(cue) else _falsehood_type(cue.subtree)
    return Rejection(
        *bounds(cue, target), kind or _full_or_partial(cue, target), "rejection of something said"
    )


def called(paragraph: Paragraph, cue: Token) -> Rejection | None:
    """“called the report a fabrication”, “described it as baseless”."""
    if not reports(paragraph, cue, CALLING):
        return None
    named = [
        child
        for child in cue.rights
        if child.dep_ in ("oprd", "acomp", "attr", "ccomp", "xcomp", "dobj", "prep")
    ]
    if not named:
        return None
    thing = next((child for child in named if child.dep_ in ("dobj", "nsubj")), named[0])
    inner = (
        [child for child in thing.lefts if child.dep_ == "nsubj"] if thing.dep_ in ("ccomp", "xcomp") else []
    )
    kind = _falsehood_type(token for child in named for token in child.subtree)
    if kind is None and thing.lower_ in PRONOUNS and _beside_a_denial(cue):
        kind = DenialType.COUNTER_ACCUSATION
    if kind is None or not (_is_said(thing) or any(_is_said(token) for token in inner)):
        return None
    last = max((child.right_edge for child in named), key=lambda token: token.i)
    return Rejection(_first(thing), last, kind, "word for a falsehood")


def _beside_a_denial(cue: Token) -> bool:
    """In "denied the report, calling it ..." what it is called belongs to the denial."""
    heads = (head for head in cue.ancestors if head.sent == cue.sent)
    return any(is_verb(head) and head.lemma_.lower() in DENY | REJECT for head in heads)


def said_false(paragraph: Paragraph, cue: Token) -> Rejection | None:
    """“said the report was untrue”, “said there was no truth to it”, “said no such call took place”."""
    if not reports(paragraph, cue, SPEECH | BELIEF):
        return None
    clause = next((child for child in cue.children if child.dep_ == "ccomp"), None)
    if clause is None:
        return None
    kind = _rejecting_clause(clause)
    if kind is None:
        return None
    first, last = clause.left_edge, clause.right_edge
    if first.i < cue.i < last.i:
        last = cue.doc[cue.left_edge.i - 1] if clause.i < cue.i else last
    if first.lower_ == "that" and first.dep_ == "mark":
        first = first.nbor(1)
    return Rejection(first, last, kind, "clause that says it is not so")


def unconfirmed(paragraph: Paragraph, cue: Token) -> Rejection | None:
    """“would neither confirm nor deny the report”."""
    if cue.lemma_ != "confirm" or not is_verb(cue) or paragraph.quote_at(cue) is not None:
        return None
    other = next((child for child in cue.children if child.dep_ == "conj" and child.lemma_ == "deny"), None)
    if other is None:
        return None
    target = target_of(other) or target_of(cue)
    if target is None:
        return None
    return Rejection(_first(target), target.right_edge, DenialType.NON_DENIAL, "neither confirmed nor denied")


def _first(target: Token) -> Token:
    first = target.left_edge
    if first.lower_ == "that" and first.dep_ == "mark":
        return first.nbor(1)
    return first


def _denied_in_own_words(verb: Token) -> DenialType | None:
    """“We reject these allegations”, “I deny that I was there”."""
    target = target_of(verb)
    if is_negated(verb) or target is None or (verb.lemma_.lower() in REJECT and not _is_said(target)):
        return None
    return None if _is_barred(verb, target) else _full_or_partial(verb, target)


def _is_barred(cue: Token, target: Token) -> bool:
    if target.i < cue.i and target.dep_ not in COMPLEMENTS and target.lower_ not in ("which", "whom"):
        return not _is_said(target)
    return target.dep_ == "dobj" and (target.lemma_.lower() in BARRED or target.ent_type_ == "PERSON")


def _is_said(token: Token) -> bool:
    if is_verb(token) and token.dep_ in COMPLEMENTS:
        return token.tag_ == "VBG" or any(child.dep_ == "mark" for child in token.children)
    if token.lower_ in PARTLY or token.lemma_.lower() in PARTLY:
        return any(_is_said(inner) for of in token.children if of.lower_ == "of" for inner in of.children)
    return token.lemma_.lower() in CLAIM_NOUNS or token.lower_ in PRONOUNS


def _as_false(cue: Token) -> bool:
    by_as = (child for child in cue.rights if child.dep_ == "prep" and child.lower_ == "as")
    return any(_falsehood_type(child.subtree) for child in by_as)


def _falsehood_type(tokens: Iterable[Token]) -> DenialType | None:
    """Counter-accusation where malice is alleged, flat where only the truth is denied."""
    listed = list(tokens)
    words = {word for token in listed for word in (token.lower_, token.lemma_.lower())}
    together = " ".join(token.lower_ for token in listed)
    if words & FALSEHOOD or any(phrase in together for phrase in FALSEHOODS):
        return DenialType.COUNTER_ACCUSATION
    return DenialType.FLAT if words & FALSE else None


def _full_or_partial(cue: Token, target: Token) -> DenialType:
    concedes = any(verb.lemma_ in _CONCEDES for verb in cue.conjuncts)
    partly = target.lemma_.lower() in PARTLY and any(child.lower_ == "of" for child in target.children)
    return DenialType.PARTIAL if concedes or partly else DenialType.FLAT


def _rejecting_clause(clause: Token) -> DenialType | None:
    words = [token.lower_ for token in clause.subtree]
    text = f" {' '.join(words)} "
    if clause.lemma_ == "be" and any(child.dep_ == "expl" for child in clause.children):
        nothing = next((child for child in clause.children if child.lemma_ in SUBSTANCE), None)
        if nothing is not None and any(child.lower_ == "no" for child in nothing.children):
            return DenialType.FLAT
    if any(f" {phrase} " in text for phrase in SUCH) and (
        is_negated(clause) or " no " in text or " nothing " in text
    ):
        return DenialType.FLAT
    subject = next((child for child in clause.children if child.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is None:
        return None
    if clause.lemma_.lower() in DENY | REJECT and subject.lower_ in ("i", "we"):
        return _denied_in_own_words(clause)
    pointed = any(child.lower_ in ("that", "this", "those", "these") for child in subject.children)
    if not (_is_said(subject) or (pointed and subject.lemma_.lower() in FIGURES)):
        return None
    if clause.lower_ in FALSE and any(child.dep_ == "auxpass" for child in clause.children):
        return DenialType.FLAT
    if clause.lemma_ != "be":
        return None
    said_of_it = [child for child in clause.children if child.dep_ in ("acomp", "attr")]
    if is_negated(clause):
        return DenialType.FLAT if any(child.lemma_.lower() in TRUTH for child in said_of_it) else None
    return _falsehood_type(token for child in said_of_it for token in child.subtree)
