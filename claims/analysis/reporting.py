"""When a verb reports what somebody said, who that is, and through whom we know."""

from collections.abc import Callable

from spacy.tokens import Token

from claims.analysis.document import Document, Draft, OuterVoice, Paragraph, Speaker
from claims.analysis.grammar import auxiliaries, is_negated, is_verb, speaker_at, speakers_at, subject_of
from claims.analysis.words.cues import BELIEF, HYPOTHETICAL, SPEECH, UNREAL
from claims.domain.spans import Span
from claims.domain.speech import StatementKind

_GOES_ON = frozenset({"go", "continue", "proceed", "keep", "like", "want"})
_NOBODY = frozenset({"you", "one", "there"})
_CHAIN = 4
"""Voices followed outwards; a text with more is one that no reader follows either."""


def reports(paragraph: Paragraph, verb: Token, table: frozenset[str]) -> bool:
    """Whether the verb, one of the table's, says in the writer's own voice that something was said."""
    return (
        is_verb(verb)
        and verb.lemma_.lower() in table
        and not is_negated(verb)
        and _has_happened(verb)
        and paragraph.quote_at(verb) is None
    )


def _has_happened(verb: Token) -> bool:
    helpers = {token.lower_ for token in auxiliaries(verb)}
    if helpers & HYPOTHETICAL:
        return False
    if any(child.dep_ == "mark" and child.lower_ in UNREAL - HYPOTHETICAL for child in verb.children):
        return False
    if "to" in helpers and verb.dep_ in ("xcomp", "advcl", "acl", "ccomp", "relcl", "csubj", "conj", "ROOT"):
        return verb.dep_ in ("xcomp", "advcl") and verb.head.lemma_ in _GOES_ON - {"want", "like"}
    if verb.dep_ == "pcomp":
        return verb.head.lower_ == "with" and any(child.dep_ == "nsubj" for child in verb.children)
    return verb.dep_ not in ("amod", "compound", "csubj", "pobj")


def speaker_of(paragraph: Paragraph, cue: Token) -> Speaker | None:
    """The subject of the cue; where the parse has none, the name that stands right beside it."""
    subject = subject_of(cue)
    if subject is None or subject.lower_ in _NOBODY:
        subject = _neighbour(cue) if subject is None else None
    return speaker_at(paragraph, subject) if subject is not None else None


def _neighbour(cue: Token) -> Token | None:
    doc = cue.doc
    if cue.tag_ not in ("VBD", "VBZ", "VBP", "VBN"):
        return None
    inverted = next(
        (child for child in cue.rights if child.dep_ in ("dobj", "attr", "dep", "npadvmod")), None
    )
    if (
        inverted is not None
        and inverted.left_edge.i == cue.i + 1
        and inverted.pos_ in ("PROPN", "NOUN", "PRON")
    ):
        return inverted
    before = doc[cue.i - 1] if cue.i else None
    if before is not None and before.pos_ in ("PROPN", "PRON") and before.sent == cue.sent:
        return before
    return None


def is_inner_voice(paragraph: Paragraph, verb: Token) -> bool:
    """Whether the verb, itself reported, reports in its turn what somebody else said."""
    if not reports(paragraph, verb, SPEECH | BELIEF):
        return False
    own = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    has_clause = any(child.dep_ == "ccomp" and child.i > verb.i for child in verb.children)
    return own is not None and own.pos_ in ("NOUN", "PROPN") and has_clause


def outer_voices(paragraph: Paragraph, cue: Token) -> tuple[OuterVoice, ...]:
    """Those who say that the speaker said it, outermost first."""
    voices: list[OuterVoice] = []
    verb = cue
    while verb.dep_ in ("ccomp", "conj") and len(voices) < _CHAIN and verb.head.i != verb.i:
        if verb.dep_ == "conj" and (verb.head.dep_ != "ccomp" or _is_new_clause(verb)):
            break
        outer = verb.head if verb.dep_ == "ccomp" else verb.head.head
        if not reports(paragraph, outer, SPEECH | BELIEF):
            break
        speaker = speaker_of(paragraph, outer)
        if speaker is None:
            break
        voices.insert(0, OuterVoice(speaker, outer))
        verb = outer
    return tuple(voices)


def _is_new_clause(verb: Token) -> bool:
    """“..., but an engineer said”: after a comma somebody new speaks, whom nobody reports."""
    first = verb.left_edge
    joiner = first.nbor(-1) if first.i else None
    if joiner is None or joiner.dep_ != "cc" or joiner.i == 0:
        return False
    return joiner.nbor(-1).text == "," and any(child.dep_ == "nsubj" for child in verb.children)


def add_claims(
    document: Document,
    paragraph: Paragraph,
    cue: Token,
    content: Span,
    *,
    subject: Speaker,
    found_by: str,
    why: Callable[[str], str],
    wording: str | None,
    clause: Token | None = None,
) -> None:
    """Add the claim once for each co-ordinated speaker. `why` makes its sentence of the speaker's words."""
    for speaker in speakers_at(paragraph, cue, subject.head):
        document.add(
            Draft(
                paragraph,
                StatementKind.CLAIM,
                content,
                found_by,
                why(speaker.span.of(document.text)),
                cue=cue,
                cue_span=paragraph.at(cue),
                speaker=speaker,
                outer=outer_voices(paragraph, cue),
                clause=clause,
                wording=wording,
            )
        )
