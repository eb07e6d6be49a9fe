"""How a thing is said: in whose words, by what act, how certain, and whether it can be checked at all."""

from collections.abc import Iterable

from spacy.tokens import Token

from claims.analysis.acts import is_propositional, speech_act_of
from claims.analysis.certainty import Shown, main_verb, modality_of
from claims.analysis.document import Document, Draft
from claims.analysis.grammar import is_finite_clause, is_verb
from claims.analysis.words import words
from claims.analysis.words.cues import BELIEF, COMMITMENT, URGING
from claims.analysis.words.modality import AWAITED, KNOWN, MEASURED, OPINION, WANTED
from claims.domain.spans import Span
from claims.domain.speech import Checkability, Modality, Quotation, SpeechAct, StatementKind

_DEMANDS = (URGING - {"warn", "ask", "tell"}) | {"demand", "recommend", "propose", "insist"}
_LATER = (Modality.FORECAST, Modality.CONDITIONAL)
_SPEECH_ACTS = frozenset({SpeechAct.WARN, SpeechAct.ACCUSE, SpeechAct.PRAISE, SpeechAct.PROMISE})
"""Acts that can be checked only as acts, where their object is no proposition."""
_IS = words("be seem look feel become remain sound prove make do have")
_TERM = 6
"""Words that a reporter may quote as a term; more are somebody's own sentence."""


def run(document: Document) -> None:
    """Settle quotation, speech act, modality and checkability of each draft."""
    for draft in document.drafts:
        draft.quotation = _quotation(draft)
        draft.speech_act = speech_act_of(draft)
        draft.propositional = is_propositional(draft)
        if draft.kind is not StatementKind.DENIAL:
            draft.modality, shown = _modality(draft)
            draft.modality_shown_by = _spans(draft, shown)
        draft.checkability, draft.checkability_shown_by = _checkability(draft)


def _spans(draft: Draft, tokens: Iterable[Token]) -> tuple[Span, ...]:
    """The words as spans; neighbours are one."""
    spans: list[Span] = []
    last = -2
    for token in sorted(set(tokens), key=lambda token: token.i):
        place = draft.paragraph.at(token)
        if token.i == last + 1:
            place = Span(spans.pop().start, place.end)
        spans.append(place)
        last = token.i
    return tuple(spans)


def _quotation(draft: Draft) -> Quotation:
    own = (token for part in draft.parts or (draft.content,) for token in draft.paragraph.tokens(part))
    tokens = [token for token in own if token.is_alpha]
    inside = [draft.paragraph.quote_at(token) is not None for token in tokens]
    if not any(inside):
        return Quotation.INDIRECT
    said_whole = any(is_verb(token) and is_finite_clause(token) for token in tokens) or len(tokens) > _TERM
    return Quotation.DIRECT if all(inside) and said_whole else Quotation.MIXED


def _modality(draft: Draft) -> Shown:
    lemma = draft.cue.lemma_.lower() if draft.cue is not None else ""
    cue = (draft.cue,) if draft.cue is not None else ()
    if draft.wording is not None or not draft.propositional:
        if lemma in _DEMANDS and draft.found_by in ("object", "learned"):
            return Modality.NORMATIVE, cue
        if lemma in (COMMITMENT - {"claim"}) | AWAITED:
            return Modality.FORECAST, cue
    if draft.wording is not None:
        return Modality.ASSERTED, ()
    verb = main_verb(draft)
    if verb is not None and verb.tag_ == "VB" and not is_finite_clause(verb):
        if lemma in AWAITED | COMMITMENT:
            return Modality.FORECAST, cue
        if lemma in WANTED:
            return Modality.NORMATIVE, cue
    return modality_of(draft)


def _checkability(draft: Draft) -> tuple[Checkability, tuple[Span, ...]]:
    lemma = draft.cue.lemma_.lower() if draft.cue is not None else ""
    cue = (draft.cue_span,) if draft.cue_span is not None else ()
    if draft.kind is StatementKind.DENIAL or (draft.speech_act in _SPEECH_ACTS and not draft.propositional):
        return Checkability.SPEECH_ACT, cue
    if draft.modality is Modality.NORMATIVE:
        return Checkability.NORM, draft.modality_shown_by
    judged = _judgement(draft)
    if judged:
        return Checkability.OPINION, _spans(draft, judged)
    if draft.modality in _LATER:
        return Checkability.FACT_LATER, draft.modality_shown_by
    if lemma in BELIEF - KNOWN:
        return Checkability.OPINION, cue
    return Checkability.FACT_NOW, ()


def _judgement(draft: Draft) -> list[Token]:
    """The praise or blame that the sentence says of its subject."""
    verb = main_verb(draft)
    if verb is None or draft.speech_act is SpeechAct.CALL:
        tokens = draft.paragraph.tokens(draft.content)
        return [token for token in tokens if token.lower_ in OPINION or _is_superlative(token)]
    if verb.lemma_ not in _IS:
        return []
    deps = ("acomp", "attr", "oprd", "ccomp") if verb.lemma_ != "do" else ("dobj",)
    said_of_it = [child for child in verb.rights if child.dep_ in deps or _is_light(verb, child)]
    said_of_it = [word for word in said_of_it if not (is_verb(word) and word.dep_ == "ccomp")]
    heads = [word for child in said_of_it for word in (child, *child.conjuncts)]
    beside = [word for head in heads for word in (head, *head.lefts)]
    return [word for word in beside if word.lower_ in OPINION or _is_superlative(word)]


def _is_light(verb: Token, child: Token) -> bool:
    """“made a terrible mistake”, “is a failure”: the noun says it, the verb only carries it."""
    return verb.lemma_ in ("make", "have") and child.dep_ == "dobj"


def _is_superlative(word: Token) -> bool:
    """“the most corrupt council”: the highest degree of what no measure settles."""
    most = any(child.lower_ in ("most", "least") for child in word.lefts)
    return most and word.tag_ == "JJ" and word.lower_ not in MEASURED
