"""How much a statement asks to be checked, 0..1: a way to rank, never a filter."""

from collections import Counter

from claims.analysis.document import Document, Draft
from claims.analysis.wording import numbers
from claims.domain.speech import AttributionLevel, Checkability, StatementKind

_BASE = {
    Checkability.FACT_NOW: 0.45,
    Checkability.FACT_LATER: 0.3,
    Checkability.SPEECH_ACT: 0.25,
    Checkability.OPINION: 0.15,
    Checkability.NORM: 0.1,
}
_FIGURE = 0.15
_NAME = 0.06
_MOST_NAMES = 3
_DENIED = 0.2
_REPEATED = 0.05
_ANONYMOUS = 0.05
_SHORT = 0.15
_FEWEST = 4
_NAMES = frozenset({"PERSON", "ORG", "GPE", "NORP", "LOC", "FAC", "EVENT", "LAW", "PRODUCT"})


def run(document: Document) -> None:
    """Rank each draft: facts with figures and names that somebody denies come first."""
    denied = {link.claim for draft in document.drafts for link in draft.denies}
    appearances = Counter(draft.claim for draft in document.drafts)
    for draft in document.drafts:
        draft.worthiness = round(min(1.0, max(0.0, _worth(draft, denied, appearances))), 2)


def _worth(draft: Draft, denied: set[int], appearances: Counter[int | None]) -> float:
    tokens = draft.paragraph.tokens(draft.content)
    worth = _BASE[draft.checkability]
    if numbers(tokens):
        worth += _FIGURE
    names = sum(token.ent_type_ in _NAMES and token.ent_iob_ == "B" for token in tokens)
    worth += _NAME * min(names, _MOST_NAMES)
    if draft.claim in denied or draft.kind is StatementKind.DENIAL:
        worth += _DENIED
    if appearances[draft.claim] > 1 and draft.claim is not None:
        worth += _REPEATED
    if draft.level is AttributionLevel.GRANTED_ANONYMITY:
        worth += _ANONYMOUS
    return worth - (_SHORT if len(tokens) < _FEWEST and draft.kind is StatementKind.CLAIM else 0.0)
