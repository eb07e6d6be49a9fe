"""What somebody does by saying it, and whether what they said is a proposition when it stands alone."""

from spacy.tokens import Token

from claims.analysis.certainty import main_verb
from claims.analysis.document import Draft
from claims.analysis.grammar import SUBJECTS, is_verb
from claims.analysis.words.acts import ACT_OF
from claims.domain.denials import SILENT
from claims.domain.speech import SpeechAct, StatementKind

_TOLD_TO = frozenset({"tell", "advise", "warn", "remind"})


def speech_act_of(draft: Draft) -> SpeechAct:
    """The act that the cue and its construction perform; to say a thing is to assert it."""
    if draft.kind is StatementKind.DENIAL:
        return SpeechAct.DECLINE if draft.denial_type in SILENT else SpeechAct.DENY
    cue = draft.cue
    if cue is None:
        return SpeechAct.ASSERT
    lemma = cue.lemma_.lower()
    infinitive = _starts_infinitive(draft, cue)
    if lemma == "warn" or (lemma == "tell" and not infinitive):
        return ACT_OF.get(lemma, SpeechAct.ASSERT)
    if lemma in _TOLD_TO and infinitive:
        return SpeechAct.ASK
    for beside in cue.rights:
        phrase = f"{lemma}_{beside.lower_}"
        if beside.dep_ in ("prep", "prt") and phrase in ACT_OF:
            return ACT_OF[phrase]
    if infinitive and f"{lemma}_to" in ACT_OF:
        return ACT_OF[f"{lemma}_to"]
    return ACT_OF.get(lemma, SpeechAct.ASSERT)


def _starts_infinitive(draft: Draft, cue: Token) -> bool:
    """Whether the cue governs "to do" something: "told them to leave", "agreed to pay"."""
    return (
        any(
            child.dep_ in ("xcomp", "ccomp")
            and child.tag_ == "VB"
            and any(mark.lower_ == "to" for mark in child.lefts)
            for child in cue.rights
        )
        and draft.content.end > draft.paragraph.at(cue).end
    )


def is_propositional(draft: Draft) -> bool:
    """Whether the content has a subject and what is said of it, so that it is so or not by itself."""
    verb = main_verb(draft)
    if verb is None:
        return False
    if draft.clause is not None and verb.i == draft.clause.i and draft.wording is None:
        return verb.tag_ != "VBG" or _has_subject(verb)
    tokens = draft.paragraph.tokens(draft.content)
    return (draft.wording is None or draft.clause is not None) and any(
        is_verb(token) and _has_subject(token) and token.dep_ not in _HUNG for token in tokens
    )


_HUNG = frozenset({"relcl", "acl", "advcl"})
"""Clauses that only describe a noun or frame another clause."""


def _has_subject(verb: Token) -> bool:
    return any(child.dep_ in SUBJECTS or child.dep_ == "expl" for child in verb.children)
