"""What reads like a report though nobody is said to have said it: deeds, pictures, rumours, the unreal."""

from collections.abc import Iterable

from spacy.tokens import Token

from claims.analysis.document import Paragraph
from claims.analysis.grammar import auxiliaries, is_negated, is_verb
from claims.analysis.result import BlockRole
from claims.analysis.words import words
from claims.analysis.words.cues import BELIEF, SPEECH, UNREAL
from claims.analysis.words.denial import BARRED, DENY

_DEEDS = words("seek try attempt refuse strive manage fail begin start stop continue decline agree")
"""Verbs that tell what somebody does or tries; the reporter says so, not they."""
_GOES_ON = frozenset({"begin", "continue", "start"})
_RUMOURS = frozenset({"report", "rumor", "rumour", "speculation", "suggestion", "allegation", "claim"})
_OWNED_BY = frozenset({"by", "from", "in"})
_SHOWS = frozenset({"show", "point", "signal", "hold", "sign"})
_WITHOUT = frozenset({"without", "instead", "besides"})
_SHORT = frozenset({"short", "refrain", "abstain", "shy"})


def is_unsaid(paragraph: Paragraph, cue: Token, speaker: Token, content: Iterable[Token]) -> bool:
    """Whether the cue, taken for one of the speaker's, reports nothing that they said or hold."""
    lemma = cue.lemma_.lower()
    if lemma not in SPEECH | BELIEF and _is_rumour(speaker):
        return True
    if not is_verb(cue):
        return False
    if _is_seen(paragraph, cue, lemma) or _is_asked(cue, lemma) or _is_deed(cue, lemma):
        return True
    if lemma in DENY and any(token.lemma_.lower() in BARRED for token in content):
        return True
    return is_negated(cue) or _is_unreal(cue) or _is_withheld(cue)


def _is_rumour(noun: Token) -> bool:
    """“initial reports that ...”: nobody answers for them."""
    owned = any(
        child.dep_ == "poss" or child.pos_ == "PROPN" or child.lower_ in _OWNED_BY for child in noun.children
    )
    return noun.lemma_.lower() in _RUMOURS and not owned


def _is_deed(cue: Token, lemma: str) -> bool:
    """“sought to win”, but not “continued to insist”."""
    says = any(child.dep_ == "xcomp" and child.lemma_.lower() in SPEECH for child in cue.rights)
    return lemma in _DEEDS and not (says and lemma in _GOES_ON)


def _is_seen(paragraph: Paragraph, cue: Token, lemma: str) -> bool:
    """In a caption's first sentence a verb tells what the picture shows, unless it is one of saying."""
    opens = paragraph.role is BlockRole.CAPTION and cue.sent.start == 0
    return opens and (lemma in _SHOWS or lemma not in SPEECH | BELIEF)


def _is_asked(cue: Token, lemma: str) -> bool:
    """“Asked whether ..., she said”: nobody here says who asked."""
    return lemma == "ask" and cue.dep_ in ("advcl", "acl", "ccomp", "dep") and cue.i == cue.left_edge.i


def _is_withheld(cue: Token) -> bool:
    """“stopped short of saying”, “without saying”."""
    if cue.dep_ != "pcomp":
        return False
    governor = cue.head.head
    beside = {governor.lower_, governor.lemma_, *(child.lower_ for child in governor.children)}
    return cue.head.lower_ in _WITHOUT or bool(beside & _SHORT)


def _is_unreal(cue: Token) -> bool:
    marks = [*auxiliaries(cue), *(child for child in cue.children if child.dep_ == "mark")]
    return any(mark.lower_ in UNREAL for mark in marks)
