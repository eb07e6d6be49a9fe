"""Verbs whose object says what was said: "warned them against the treaty", "vowed to appeal"."""

from spacy.tokens import Token

from claims.analysis.document import Document, Paragraph
from claims.analysis.grammar import settled, trimmed
from claims.analysis.reporting import add_claims, reports, speaker_of
from claims.analysis.words.cues import COMMITMENT, PREPOSITIONAL, URGING
from claims.domain.spans import Span

FOUND_BY = "object"
_TABLE = frozenset(PREPOSITIONAL) | COMMITMENT | (URGING - {"ask", "order", "press", "tell", "command"})
_NEEDS_PREPOSITION = frozenset(
    {
        "call",
        "accuse",
        "blame",
        "appeal",
        "hint",
        "point",
        "talk",
        "speak",
        "insist",
        "warn",
        "caution",
        "complain",
        "boast",
        "suspect",
        "discuss",
    }
)
_ASIDE = frozenset({"advcl", "npadvmod", "mark", "cc", "conj", "punct", "prt"})


def run(document: Document) -> None:
    """Add a claim for each verb that reports by its object, its preposition or its infinitive."""
    for paragraph, cue in document.words():
        if not document.is_free(paragraph, cue) or not reports(paragraph, cue, _TABLE):
            continue
        parts = _parts(cue)
        if parts:
            _add(document, paragraph, cue, parts)


def _parts(cue: Token) -> list[Token]:
    """The complements that hold what was said, in order; none where the verb means something else."""
    lemma = cue.lemma_.lower()
    rights = [child for child in cue.rights if child.dep_ not in _ASIDE]
    infinitive = next(
        (child for child in rights if child.dep_ in ("xcomp", "ccomp") and _is_infinitive(child)), None
    )
    thing = next((child for child in rights if child.dep_ == "dobj"), None)
    about = next(
        (c for c in rights if c.dep_ == "prep" and c.lower_ in PREPOSITIONAL.get(lemma, frozenset())), None
    )
    if about is None and thing is not None:
        hung = (child for child in thing.rights if child.dep_ == "prep")
        about = next((child for child in hung if child.lower_ in PREPOSITIONAL.get(lemma, frozenset())), None)
    if infinitive is not None and lemma in COMMITMENT | URGING:
        return [infinitive] if thing is None else [thing, infinitive]
    if about is not None:
        return [about] if thing is None else [thing, about]
    if thing is None or lemma in _NEEDS_PREPOSITION or lemma not in PREPOSITIONAL:
        return []
    return [thing] if thing.pos_ == "NOUN" else []


def _is_infinitive(verb: Token) -> bool:
    return verb.tag_ == "VB" and any(child.lower_ == "to" for child in verb.lefts)


def _add(document: Document, paragraph: Paragraph, cue: Token, parts: list[Token]) -> None:
    content = _content(paragraph, cue, parts)
    subject = speaker_of(paragraph, cue)
    if content is None or subject is None or subject.head.lower_ == "it":
        return
    add_claims(
        document,
        paragraph,
        cue,
        content,
        subject=subject,
        found_by=FOUND_BY,
        why=lambda who: f"What {who} said is the object of “{cue.text}”.",
        wording=cue.text,
    )


def _content(paragraph: Paragraph, cue: Token, parts: list[Token]) -> Span | None:
    first = min(part.left_edge.i for part in parts)
    last = max(part.right_edge.i for part in parts)
    content = trimmed(paragraph, max(first, cue.i + 1), last)
    return settled(paragraph, content, cue) if content is not None else None
