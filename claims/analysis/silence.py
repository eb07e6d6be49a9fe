"""How English says that somebody gave no answer: "declined to comment", "could not be reached"."""

from spacy.tokens import Token

from claims.analysis.document import Paragraph
from claims.analysis.grammar import is_negated, is_verb
from claims.analysis.rejection import Rejection
from claims.analysis.words import words
from claims.analysis.words.denial import COMMENT
from claims.domain.denials import DenialType

_DECLINES = frozenset({"decline", "refuse"})
_ANSWERS = frozenset({"respond", "reply", "answer"})
_ASKED = words("call comment email enquiry inquiry interview letter message question request")
"""What goes unanswered."""
_AFTER = frozenset({"to", "for", "on"})


def declined(paragraph: Paragraph, cue: Token) -> Rejection | None:
    """“declined to comment”, “refused to say”."""
    if not is_verb(cue) or paragraph.quote_at(cue) is not None:
        return None
    if cue.lemma_ not in _DECLINES or is_negated(cue):
        return None
    act = next((child for child in cue.rights if child.dep_ == "xcomp" and child.lemma_ in COMMENT), None)
    if act is None:
        return None
    return Rejection(act.left_edge, act.right_edge, DenialType.DECLINED, "refusal to answer")


def silent(paragraph: Paragraph, cue: Token) -> Rejection | None:
    """“had no comment”, “did not respond to questions”, “did not return calls”, “could not be reached”."""
    if not is_verb(cue) or paragraph.quote_at(cue) is not None:
        return None
    thing = next((child for child in cue.rights if child.dep_ == "dobj"), None)
    about = next((child for child in cue.rights if child.dep_ == "prep" and child.lower_ in _AFTER), None)
    if _has_no_comment(cue, thing) and thing is not None:
        return Rejection(thing.left_edge, thing.right_edge, DenialType.NO_COMMENT, "no comment")
    if not is_negated(cue) or not _is_unanswered(cue, thing, about):
        return None
    last = max([cue, *(part.right_edge for part in (thing, about) if part)], key=lambda token: token.i)
    return Rejection(cue, last, DenialType.NO_COMMENT, "no answer")


def _has_no_comment(cue: Token, thing: Token | None) -> bool:
    return (
        cue.lemma_ in ("have", "offer", "make")
        and thing is not None
        and thing.lemma_ == "comment"
        and any(child.lower_ == "no" for child in thing.children)
    )


def _is_unanswered(cue: Token, thing: Token | None, about: Token | None) -> bool:
    asked = {token.lemma_.lower() for part in (thing, about) if part for token in part.subtree} & _ASKED
    if cue.lemma_ == "comment":
        return True
    if cue.lemma_ in _ANSWERS:
        return bool(asked) or (thing is None and about is None)
    if cue.lemma_ == "return":
        return thing is not None and bool(asked)
    return cue.lemma_ == "reach" and any(child.dep_ == "nsubjpass" for child in cue.children)
