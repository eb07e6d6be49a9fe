"""The modality of a clause, read from its verb and what hangs on it, with the words that show it."""

from collections.abc import Callable, Iterator

from spacy.tokens import Token

from claims.analysis.document import Draft
from claims.analysis.grammar import auxiliaries, is_finite_clause, is_negated, is_verb
from claims.analysis.words.modality import (
    BELIEVED,
    CHANCES,
    CONDITIONS,
    EXPECTED,
    FORECAST_MODALS,
    INTENDS,
    NEEDFUL,
    NORMATIVE_MODALS,
    OBLIGED,
    POSSIBLE,
    POSSIBLE_MODALS,
    PROBABLE,
    READINESS,
    REQUIRED,
    SEEMS,
    WOULD,
)
from claims.domain.speech import Modality

_ARGUMENTS = ("nsubj", "nsubjpass", "dobj", "attr", "expl")
_NONE = frozenset({"no", "none", "nobody", "nothing", "neither"})
_STRENGTH = (
    Modality.NORMATIVE,
    Modality.PROBABLE,
    Modality.POSSIBLE,
    Modality.CONDITIONAL,
    Modality.FORECAST,
)
"""Of several modalities in one sentence, which one it is remembered by."""
_COMES = frozenset({"tomorrow", "next"})

Shown = tuple[Modality, tuple[Token, ...]]
"""A modality and the words that show it."""


def main_verb(draft: Draft) -> Token | None:
    """The verb that the content turns on."""
    if draft.clause is not None and draft.content.contains(draft.paragraph.at(draft.clause)):
        return draft.clause
    tokens = draft.paragraph.tokens(draft.content)
    inside = {token.i for token in tokens}
    tops = [
        token
        for token in tokens
        if is_verb(token) and (token.head.i not in inside or token.head.i == token.i)
    ]
    return tops[0] if tops else None


def is_negative(draft: Draft) -> bool:
    """Whether the clause as a whole says that something is not so: “did not sell”, “sold no rockets”."""
    verb = main_verb(draft)
    if verb is None:
        return False
    beside = [child for child in verb.children if child.dep_ in _ARGUMENTS]
    none = any(word.lower_ in _NONE for child in beside for word in (child, *child.lefts))
    return is_negated(verb) != none


def modality_of(draft: Draft) -> Shown:
    """How certain, late or wished-for what is said is, and by which words; asserted where none says."""
    verb = main_verb(draft)
    if verb is None:
        return Modality.ASSERTED, ()
    verbs = [
        verb,
        *(other for other in verb.conjuncts if is_verb(other) and other.i > verb.i),
        *_after_colon(draft),
    ]
    found: dict[Modality, tuple[Token, ...]] = {}
    for one in verbs:
        modality, shown = _of_one(one)
        found.setdefault(modality, shown)
    strongest = next((modality for modality in _STRENGTH if modality in found), Modality.ASSERTED)
    return strongest, found.get(strongest, ())


def _after_colon(draft: Draft) -> list[Token]:
    """The verb of the clause that a colon in the content leads to."""
    tokens = draft.paragraph.tokens(draft.content)
    colon = next((token.i for token in tokens if token.text == ":"), None)
    if colon is None:
        return []
    return [token for token in tokens if token.i > colon and is_verb(token) and is_finite_clause(token)][:1]


def _of_one(verb: Token) -> Shown:
    for modality, way in _WAYS:
        shown = tuple(way(verb))
        if shown:
            return modality, shown
    return Modality.ASSERTED, ()


def _helpers(verb: Token, table: frozenset[str]) -> Iterator[Token]:
    return (token for token in auxiliaries(verb) if token.lower_ in table)


def _beside(verb: Token, table: frozenset[str]) -> Iterator[Token]:
    """Words of the table that say it of the verb or are what is said of its subject."""
    for child in verb.children:
        if child.dep_ in ("advmod", "acomp", "attr", "intj", "oprd"):
            yield from (word for word in _words(child) if word.lower_ in table)


def _words(token: Token) -> list[Token]:
    return [token, *(child for child in token.lefts if child.dep_ in ("advmod", "amod"))]


def _infinitive(verb: Token) -> tuple[Token, Token] | None:
    """The verb that "to" joins to this one, and the "to"."""
    for child in verb.rights:
        to = next((mark for mark in child.lefts if mark.lower_ == "to" and mark.dep_ == "aux"), None)
        if child.dep_ in ("xcomp", "ccomp", "advcl") and to is not None and is_verb(child):
            return child, to
    return None


def _is_obligation(verb: Token) -> Iterator[Token]:
    """“must”, “ought to”, “has to”, “is required to”, “it is vital that”."""
    # “must have known” is a conclusion, not a demand
    known = verb.tag_ == "VBN" and any(token.lower_ == "have" for token in auxiliaries(verb))
    yield from (token for token in _helpers(verb, NORMATIVE_MODALS) if not (known and token.lower_ == "must"))
    to_do = _infinitive(verb)
    passive = any(child.dep_ == "auxpass" for child in verb.children)
    will = any(_helpers(verb, FORECAST_MODALS))
    if (
        to_do is not None
        and not will
        and (
            (verb.lemma_ in OBLIGED and not any(child.dep_ == "dobj" for child in verb.children))
            or verb.lower_ == "ought"
            or (verb.lemma_ in REQUIRED and passive)
        )
    ):
        yield verb
        if to_do[1].i == verb.i + 1:
            yield to_do[1]
    impersonal = any(child.lower_ == "it" and child.dep_ in ("nsubj", "expl") for child in verb.children)
    if verb.lemma_ == "be" and impersonal and any(c.dep_ in ("ccomp", "xcomp", "acl") for c in verb.subtree):
        yield from (word for word in _beside(verb, NEEDFUL) if word.head.i == verb.i)


def _is_probable(verb: Token) -> Iterator[Token]:
    yield from _beside(verb, PROBABLE)
    to_be = _infinitive(verb)
    if to_be is None:
        yield from (token for token in _helpers(verb, frozenset({"must"})) if verb.tag_ == "VBN")
    elif verb.lemma_ in SEEMS or (
        verb.lemma_ in BELIEVED and any(child.dep_ == "auxpass" for child in verb.children)
    ):
        yield verb


def _is_possible(verb: Token) -> Iterator[Token]:
    yield from _helpers(verb, POSSIBLE_MODALS)
    yield from _beside(verb, POSSIBLE)
    if verb.lemma_ == "be" and any(child.dep_ == "expl" for child in verb.children):
        yield from (c for c in verb.rights if c.dep_ == "attr" and c.lemma_ in CHANCES)


def _is_conditional(verb: Token) -> Iterator[Token]:
    """An "if", a readiness that would show if it came to it, or what would have happened."""
    for child in verb.children:
        if child.dep_ in ("advcl", "prep"):
            yield from (
                mark
                for mark in child.lefts
                if mark.lower_ in CONDITIONS and mark.dep_ in ("mark", "advmod") and not _is_even(mark)
            )
    would = list(_helpers(verb, WOULD))
    if not would:
        return
    ready = [
        child for child in verb.children if child.dep_ in ("acomp", "oprd") and child.lower_ in READINESS
    ]
    is_ready = any(not any(degree.lower_ in ("more", "less") for degree in child.lefts) for child in ready)
    is_past = verb.tag_ == "VBN" and any(token.lower_ == "have" for token in auxiliaries(verb))
    if is_ready or is_past:
        yield from would


def _is_even(mark: Token) -> bool:
    return mark.i > 0 and mark.nbor(-1).lower_ in ("even", "as")


def _is_forecast(verb: Token) -> Iterator[Token]:
    """“will”, “is going to open”, “is expected to open”, “plans to open”, “opens next week”."""
    yield from _helpers(verb, FORECAST_MODALS)
    to_come = _infinitive(verb)
    passive = any(child.dep_ == "auxpass" for child in verb.children)
    going = verb.lemma_ == "go" and verb.tag_ == "VBG"
    if to_come is not None and (
        going or verb.lemma_ in INTENDS or (verb.lemma_ in EXPECTED and (passive or verb.tag_ == "VBN"))
    ):
        yield verb
    yield from (c for c in verb.rights if c.dep_ in ("acomp", "prep", "advmod") and _is_due(c))
    if verb.lemma_ == "be" and to_come is not None and to_come[1].i == verb.i + 1:
        yield from (verb, to_come[1])
    if verb.tag_ == "VBG":
        yield from (t for c in verb.rights if c.dep_ == "npadvmod" for t in _words(c) if t.lower_ in _COMES)


def _is_due(word: Token) -> bool:
    return word.lemma_.lower() in EXPECTED and any(child.dep_ in ("xcomp", "prep") for child in word.children)


_WAYS: tuple[tuple[Modality, Callable[[Token], Iterator[Token]]], ...] = (
    (Modality.NORMATIVE, _is_obligation),
    (Modality.PROBABLE, _is_probable),
    (Modality.POSSIBLE, _is_possible),
    (Modality.CONDITIONAL, _is_conditional),
    (Modality.FORECAST, _is_forecast),
)
"""Each modality and what shows it, the strongest first."""
