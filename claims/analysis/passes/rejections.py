"""What somebody turns down, disowns or waves away though nobody had said it: "rejected the treaty"."""

from spacy.tokens import Token

from claims.analysis.document import Document, Paragraph
from claims.analysis.grammar import is_negated, settled, trimmed
from claims.analysis.rejected import bounds, is_passive, is_real, target_of
from claims.analysis.reporting import add_claims, speaker_of
from claims.analysis.words import words
from claims.analysis.words.denial import BARRED, DENY, REJECT
from claims.analysis.words.roles import HUMAN

FOUND_BY = "rejection"
_VERBS = DENY | REJECT
_OPPOSED = words("critic opponent rival sceptic skeptic")
_TO_DENY_IS_TO_WITHHOLD = frozenset({"deny"})
_TO_DISMISS_IS_TO_SACK = frozenset({"dismiss"})


def run(document: Document) -> None:
    """Add a claim for each rejection that no other statement holds: what a party stands against."""
    by_paragraph = document.by_paragraph()
    for paragraph, cue in document.words():
        if not _rejects(paragraph, cue) or not document.is_free(paragraph, cue):
            continue
        place = paragraph.at(cue)
        if any(draft.content.contains(place) for draft in by_paragraph.get(paragraph.index, [])):
            continue
        target = target_of(cue)
        if target is not None and not _means_something_else(cue, target):
            _add(document, paragraph, cue, target)


def _rejects(paragraph: Paragraph, cue: Token) -> bool:
    return cue.lemma_.lower() in _VERBS and is_real(paragraph, cue) and not is_negated(cue)


def _means_something_else(cue: Token, target: Token) -> bool:
    """To deny somebody a thing is to withhold it, to dismiss somebody to sack them."""
    if target.lemma_.lower() in BARRED or target.lower_ in ("who", "whom", "which", "that"):
        return True
    lemma = cue.lemma_.lower()
    if lemma in _TO_DENY_IS_TO_WITHHOLD:
        return True
    somebody = target.pos_ == "PROPN" or target.lemma_.lower() in HUMAN - _OPPOSED
    counted = any(child.dep_ == "nummod" for child in target.children)
    return lemma in _TO_DISMISS_IS_TO_SACK and (somebody or counted) and _as(cue) is None


def _as(cue: Token) -> Token | None:
    return next((child for child in cue.rights if child.dep_ == "prep" and child.lower_ == "as"), None)


def _add(document: Document, paragraph: Paragraph, cue: Token, target: Token) -> None:
    first, last = bounds(cue, target)
    content = trimmed(paragraph, first.i, last.i)
    by_somebody = any(child.dep_ == "agent" for child in cue.children)
    subject = speaker_of(paragraph, cue) if not is_passive(cue) or by_somebody else None
    if content is None or subject is None or content.contains(paragraph.at(subject.head)):
        return
    add_claims(
        document,
        paragraph,
        cue,
        settled(paragraph, content, cue),
        subject=subject,
        found_by=FOUND_BY,
        why=lambda who: f"“{cue.text}” says what {who} will not have.",
        wording=cue.text,
    )
