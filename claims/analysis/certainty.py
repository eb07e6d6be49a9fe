"""The modality of a clause, read from its verb and what hangs on it."""

from spacy.tokens import Token

from claims.analysis.document import Draft
from claims.analysis.grammar import auxiliaries, is_finite_clause, is_verb
from claims.analysis.words.modality import (
    EXPECTED,
    FORECAST_MODALS,
    NORMATIVE_MODALS,
    OBLIGED,
    POSSIBLE,
    POSSIBLE_MODALS,
    PROBABLE,
    READINESS,
)
from claims.domain.speech import Modality

_STRENGTH = (
    Modality.NORMATIVE,
    Modality.PROBABLE,
    Modality.POSSIBLE,
    Modality.CONDITIONAL,
    Modality.FORECAST,
)
"""Of several modalities in one sentence, which one it is remembered by."""


def main_verb(draft: Draft) -> Token | None:
    """The verb that the content turns on."""
    tokens = draft.paragraph.tokens(draft.content)
    if not tokens:
        return None
    inside = {token.i for token in tokens}
    if draft.clause is not None and draft.clause.i in inside:
        return draft.clause
    tops = [
        token
        for token in tokens
        if is_verb(token) and (token.head.i not in inside or token.head.i == token.i)
    ]
    return tops[0] if tops else None


def modality_of(draft: Draft) -> Modality:
    """How certain, late or wished-for what is said is."""
    verb = main_verb(draft)
    if verb is None:
        return Modality.ASSERTED
    verbs = [
        verb,
        *(other for other in verb.conjuncts if is_verb(other) and other.i > verb.i),
        *_after_colon(draft),
    ]
    found = {_of_one(one) for one in verbs}
    return next((modality for modality in _STRENGTH if modality in found), Modality.ASSERTED)


def _after_colon(draft: Draft) -> list[Token]:
    """The verb of the clause that a colon in the content leads to."""
    tokens = draft.paragraph.tokens(draft.content)
    colon = next((token.i for token in tokens if token.text == ":"), None)
    if colon is None:
        return []
    return [token for token in tokens if token.i > colon and is_verb(token) and is_finite_clause(token)][:1]


def _of_one(verb: Token) -> Modality:
    helpers = {token.lower_ for token in auxiliaries(verb)}
    beside = {
        word for child in verb.children if child.dep_ in ("advmod", "acomp", "attr") for word in _words(child)
    }
    if helpers & NORMATIVE_MODALS or _is_obliged(verb):
        return Modality.NORMATIVE
    if beside & PROBABLE:
        return Modality.PROBABLE
    if helpers & POSSIBLE_MODALS - {"can"} or beside & (POSSIBLE | {"possible"}):
        return Modality.POSSIBLE
    if helpers & FORECAST_MODALS:
        return Modality.CONDITIONAL if _is_conditional(verb, helpers) else Modality.FORECAST
    return Modality.FORECAST if _is_expected(verb) else Modality.ASSERTED


def _words(token: Token) -> set[str]:
    return {token.lower_, *(child.lower_ for child in token.lefts if child.dep_ == "advmod")}


def _is_obliged(verb: Token) -> bool:
    """“need to” and “have to”."""
    return verb.lemma_ in OBLIGED and any(
        child.dep_ == "xcomp" and any(mark.lower_ == "to" for mark in child.lefts) for child in verb.rights
    )


def _is_conditional(verb: Token, helpers: set[str]) -> bool:
    """An "if", or a readiness: what "would" happen if it came to it."""
    if helpers.isdisjoint({"would", "'d", "’d"}):
        return False
    if any(
        child.dep_ == "advcl" and any(m.lower_ in ("if", "unless") for m in child.lefts)
        for child in verb.children
    ):
        return True
    ready = [
        child for child in verb.children if child.dep_ in ("acomp", "oprd") and child.lower_ in READINESS
    ]
    return any(not any(degree.lower_ in ("more", "less") for degree in child.lefts) for child in ready)


def _is_expected(verb: Token) -> bool:
    """“is expected to open”, “is going to open”, “is due to open”."""
    opens = any(child.dep_ == "xcomp" and child.tag_ == "VB" for child in verb.children)
    going = verb.lemma_ == "go" and verb.tag_ == "VBG" and opens
    passive = verb.lemma_ in EXPECTED and any(child.dep_ == "auxpass" for child in verb.children)
    due = any(child.dep_ == "acomp" and child.lemma_ in EXPECTED for child in verb.children)
    return going or (passive and opens) or due
