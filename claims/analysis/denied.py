"""What a denial rejects: a proposition of its own words, or something said before that it points to."""

from spacy.tokens import Token

from claims.analysis.document import Draft
from claims.analysis.grammar import is_verb
from claims.analysis.rejection import PRONOUNS
from claims.analysis.words.cues import CALLING, CLAIM_NOUNS
from claims.analysis.words.denial import FALSE, FALSEHOOD, HAPPENED, SUBSTANCE, SUCH, TRUTH
from claims.analysis.words.fields import FIGURES
from claims.analysis.words.roles import SPOKES
from claims.domain.speech import PartyKind

_SHORT = 8
"""Tokens of a clause that only points back."""
_NO_DEED = frozenset({"csubj", "nsubj", "nsubjpass", "compound", "amod"})
"""Places of an "-ing" that is what a clause is about, not what somebody was doing."""
_POINTING = PRONOUNS - {"all", "such"} | {"whom"}


def proposition_of(draft: Draft) -> list[Token]:
    """The tokens of the denied proposition; empty where the denial only points back."""
    tokens = draft.paragraph.tokens(draft.content)
    if draft.clause is not None and not _only_happened(tokens):
        return tokens
    noun = next(
        (token for token in tokens if token.lemma_.lower() in CLAIM_NOUNS and token.pos_ == "NOUN"), None
    )
    if noun is not None:
        return _complement(noun, {token.i for token in tokens})
    text = " ".join(token.lower_ for token in tokens)
    if draft.clause is not None or _is_called(draft, tokens):
        return _asked(draft.cue)
    said = {token.lemma_.lower() for token in tokens if token.pos_ in ("NOUN", "PROPN", "VERB", "ADJ", "NUM")}
    if not said - FIGURES or _points(tokens) or any(phrase in text for phrase in SUCH):
        return _asked(draft.cue)
    return tokens


def _is_called(draft: Draft, tokens: list[Token]) -> bool:
    """“called it a bedtime story”: what is rejected is what "it" points to, whatever it is called."""
    calls = draft.cue is not None and draft.cue.lemma_.lower() in CALLING
    return calls and bool(tokens) and tokens[0].lower_ in _POINTING


def _asked(cue: Token | None) -> list[Token]:
    """What the denier was asked: "Asked whether the bank had failed, she said that was not true"."""
    for asked in cue.children if cue is not None else ():
        if asked.lower_ != "asked" or asked.dep_ != "advcl":
            continue
        for clause in asked.rights:
            question = clause.dep_ == "ccomp" and clause.left_edge.lower_ in ("whether", "if")
            if question:
                return [token for token in clause.subtree if token.i != clause.left_edge.i]
    return []


def _only_happened(tokens: list[Token]) -> bool:
    """“it happened”, “that was the case”, “having said so”: no more than that it was so."""
    if tokens and tokens[-1].lower_ == "so" and len(tokens) <= _SHORT:
        return True
    if not tokens or tokens[0].lower_ not in _POINTING or len(tokens) > _SHORT:
        return False
    said = {token.lemma_.lower() for token in tokens if token.pos_ in ("NOUN", "VERB", "ADJ", "PROPN")}
    return bool(said) and said <= HAPPENED


def _points(tokens: list[Token]) -> bool:
    """“it”, “it a lie”, “this is not true”: a pronoun and a word for its truth."""
    lemmas = {token.lemma_.lower() for token in tokens}
    pointing = any(
        token.lower_ in _POINTING and (token.pos_ == "PRON" or token.nbor(1).dep_ == "det")
        for token in tokens[:3]
        if token.i + 1 < len(token.doc)
    )
    opened = any(token.lower_ in ("that", "the", "this", "those") for token in tokens[:2])
    pointing = pointing or (bool(lemmas & FIGURES) and opened)
    lemmas |= {token.lower_ for token in tokens}
    return (pointing and (len(tokens) == 1 or bool(lemmas & (FALSE | FALSEHOOD | TRUTH)))) or bool(
        lemmas & SUBSTANCE
    )


def _complement(noun: Token, inside: set[int]) -> list[Token]:
    """What is claimed: "that it sold arms" after "the report", "of fraud" after "allegations"."""
    for child in noun.rights:
        said = child.dep_ in ("acl", "ccomp") and is_verb(child)
        if child.i in inside and (said or (child.dep_ == "prep" and child.lower_ == "of")):
            tokens = [token for token in child.subtree if token.i in inside and token.dep_ != "punct"]
            while tokens and (tokens[0].dep_ in ("mark", "punct") or tokens[0].lower_ in ("that", "of")):
                tokens = tokens[1:]
            return tokens
    return []


def _is_deed(first: Token) -> bool:
    """“selling arms”: what somebody would have been doing, also where the parse has a noun for it."""
    gerund = first.tag_ == "VBG" or (first.tag_ == "NN" and first.lower_.endswith("ing"))
    return gerund and first.dep_ not in _NO_DEED


def own_words(draft: Draft, tokens: list[Token]) -> frozenset[str]:
    """The denier, where what they deny is something they would have done themselves."""
    own_deed = bool(tokens) and (
        _is_deed(tokens[0]) or (tokens[0].pos_ == "PRON" and tokens[0].dep_ in ("nsubj", "nsubjpass"))
    )
    if not own_deed or draft.canonical is None:
        return frozenset()
    name = draft.canonical.lower()
    return frozenset({name if draft.party_kind is PartyKind.GOVERNMENT else name.split()[-1]})


def asserted(draft: Draft) -> str:
    """The denied proposition as whoever first said it would have put it."""
    tokens = proposition_of(draft)
    text = draft.paragraph.doc[tokens[0].i : tokens[-1].i + 1].text
    first = tokens[0]
    party = _doer(draft, first)
    if party is None:
        return text
    if _is_deed(first):
        return f"{party} {_finite(tokens, text)}"
    if first.pos_ == "PRON" and first.dep_ in ("nsubj", "nsubjpass"):
        return f"{party}{text[len(first.text) :]}"
    return text if _has_subject(tokens) else f"{_possessive(party)} {_undetermined(tokens)}"


def _doer(draft: Draft, first: Token) -> str | None:
    """Who would have done it: the denier or whom they speak for; None where the words are best left alone."""
    party = draft.canonical or "Somebody"
    owner, _, rest = party.partition("’s ")
    speaks_for = owner if rest and rest.split()[-1] in SPOKES else None
    if speaks_for is None and party.endswith(tuple(SPOKES)) and "s’ " in party:
        speaks_for = party.partition("’ ")[0]
    person = draft.party_kind is PartyKind.PERSON
    if person and first.lower_ == "it":
        return draft.affiliation
    if person and speaks_for is None and first.lower_ in ("they", "we"):
        return None
    return speaks_for or party


def _has_subject(tokens: list[Token]) -> bool:
    return any(token.dep_ in ("nsubj", "nsubjpass") for token in tokens)


def _finite(tokens: list[Token], text: str) -> str:
    """“having met them” is “had met them”; “selling arms” is “was selling arms”."""
    first = tokens[0].lower_
    rest = text[len(tokens[0].text) :]
    if first == "having":
        return f"had{rest}"
    return f"was{rest}" if first == "being" else f"was {text}"


def _possessive(name: str) -> str:
    return f"{name}’" if name.endswith("s") else f"{name}’s"


def _undetermined(tokens: list[Token]) -> str:
    kept = tokens[1:] if tokens[0].dep_ == "det" or tokens[0].dep_ == "poss" else tokens
    return "".join(token.text_with_ws for token in kept)
