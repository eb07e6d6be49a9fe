"""How a thing is said: in whose words, how certain, and whether it can be checked at all."""

from claims.analysis.certainty import main_verb, modality_of
from claims.analysis.document import Document, Draft
from claims.analysis.grammar import is_finite_clause, is_verb
from claims.analysis.words import words
from claims.analysis.words.cues import BELIEF, COMMITMENT, URGING
from claims.analysis.words.modality import OPINION
from claims.domain.speech import Checkability, Modality, Quotation, StatementKind

_DEMANDS = (URGING - {"warn", "ask", "tell"}) | {"demand", "recommend", "propose", "insist"}
_LATER = (Modality.FORECAST, Modality.CONDITIONAL)
_SPEECH_ACTS = words("warn accuse blame criticise criticize condemn praise threaten promise vow pledge")


def run(document: Document) -> None:
    """Settle quotation, modality and checkability of each draft."""
    for draft in document.drafts:
        draft.quotation = _quotation(draft)
        if draft.kind is StatementKind.CLAIM:
            draft.modality = _modality(draft)
        draft.checkability = _checkability(draft)


def _quotation(draft: Draft) -> Quotation:
    own = (token for part in draft.parts or (draft.content,) for token in draft.paragraph.tokens(part))
    tokens = [token for token in own if token.is_alpha]
    inside = [draft.paragraph.quote_at(token) is not None for token in tokens]
    if not any(inside):
        return Quotation.INDIRECT
    said_whole = any(is_verb(token) and is_finite_clause(token) for token in tokens) or len(tokens) > _TERM
    return Quotation.DIRECT if all(inside) and said_whole else Quotation.MIXED


_TERM = 6
"""Words that a reporter may quote as a term; more are somebody's own sentence."""


def _modality(draft: Draft) -> Modality:
    lemma = draft.cue.lemma_.lower() if draft.cue is not None else ""
    if draft.wording is not None:
        if lemma in _DEMANDS and draft.found_by == "object":
            return Modality.NORMATIVE
        return Modality.FORECAST if lemma in COMMITMENT - {"claim"} else Modality.ASSERTED
    return modality_of(draft)


def _checkability(draft: Draft) -> Checkability:
    lemma = draft.cue.lemma_.lower() if draft.cue is not None else ""
    if draft.kind is StatementKind.DENIAL or (draft.wording is not None and lemma in _SPEECH_ACTS):
        return Checkability.SPEECH_ACT
    if draft.modality is Modality.NORMATIVE:
        return Checkability.NORM
    if draft.modality in _LATER:
        return Checkability.FACT_LATER
    if lemma in BELIEF or _is_judgement(draft):
        return Checkability.OPINION
    return Checkability.FACT_NOW


def _is_judgement(draft: Draft) -> bool:
    """Whether praise or blame is what the sentence says of its subject."""
    verb = main_verb(draft)
    if verb is None:
        return any(token.lower_ in OPINION for token in draft.paragraph.tokens(draft.content))
    said_of_it = [child for child in verb.children if child.dep_ in ("acomp", "attr", "oprd")]
    words = {word.lower_ for child in said_of_it for word in (child, *child.children)}
    return verb.lemma_ in ("be", "seem", "look", "feel", "become") and bool(words & OPINION)
