"""How much a statement asks to be checked, 0..1: a way to rank, never a filter.

What is said is scored by a model that learned from marked sentences (`analysis/worthiness`). What the
article adds is counted on top, in log-odds: that somebody denies it, that it is said again, that who says it
is not named; and less for opinions, demands and forecasts, which cannot be rated today. So a plain statement
keeps the model's calibrated probability, and any other differs from it by an amount that is stated here.
Without the weights a short rule scores the words, and the article counts the same.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from math import exp

from claims.analysis.document import Document, Draft
from claims.analysis.worthiness import rule
from claims.analysis.worthiness.features import Part
from claims.analysis.worthiness.reasons import Ground, Reason, reasons_of, told
from claims.analysis.worthiness.scorer import Weights, read
from claims.analysis.worthiness.weights import weights
from claims.domain.speech import AttributionLevel, Checkability, StatementKind

_DENIED = 1.0
_REPEATED = 0.25
_ANONYMOUS = 0.25
_BY_CHECKABILITY = {
    Checkability.OPINION: (Ground.OPINION, -1.0),
    Checkability.NORM: (Ground.TO_COME, -1.0),
    Checkability.FACT_LATER: (Ground.TO_COME, -0.5),
}
"""Log-odds, set by hand: one of them moves an even chance to 73 % or to 27 %, and a half to 62 or 38 %."""

Scored = tuple[float, list[Reason]]
"""Log-odds of the words alone, and the reasons for them."""


def run(document: Document) -> None:
    """Give each draft its score and, in words, the reasons that weigh most."""
    learned = weights() if document.learned else None
    scored = (
        [_by_rule(draft) for draft in document.drafts]
        if learned is None
        else _by_model(document.drafts, learned)
    )
    denied_by = _denied_by(document)
    appearances = Counter(draft.claim for draft in document.drafts if draft.claim is not None)
    for draft, (log_odds, reasons) in zip(document.drafts, scored, strict=True):
        added = list(_from_article(draft, document.text, denied_by, appearances))
        draft.worthiness = round(1 / (1 + exp(-log_odds - sum(one.adds for one in added))), 2)
        draft.worth_reasons = told([*added, *reasons])


def _by_model(drafts: Sequence[Draft], learned: Weights) -> list[Scored]:
    readings = read([_part(draft) for draft in drafts], learned)
    return [
        (reading.log_odds, reasons_of(reading, draft.paragraph.doc))
        for draft, reading in zip(drafts, readings, strict=True)
    ]


def _part(draft: Draft) -> Part:
    tokens = draft.paragraph.tokens(draft.content)
    first = tokens[0].i if tokens else 0
    return Part(draft.paragraph.doc, first, first + len(tokens))


def _by_rule(draft: Draft) -> Scored:
    guess = rule.read(draft.paragraph.tokens(draft.content))
    return guess.log_odds, guess.reasons


def _denied_by(document: Document) -> dict[int, str]:
    """Each claim that is denied, and by whom; by nobody in particular where the text does not say."""
    found: dict[int, str] = {}
    for draft in document.drafts:
        for link in draft.denies:
            found[link.claim] = found.get(link.claim) or draft.canonical or ""
    return found


def _from_article(
    draft: Draft, text: str, denied_by: dict[int, str], appearances: Counter[int]
) -> Iterator[Reason]:
    if draft.kind is StatementKind.DENIAL:
        yield Reason(Ground.DENIAL, _DENIED)
    elif draft.claim is not None and draft.claim in denied_by:
        yield Reason(Ground.DENIED, _DENIED, denied_by[draft.claim])
    if draft.claim is not None and appearances[draft.claim] > 1:
        yield Reason(Ground.REPEATED, _REPEATED)
    if draft.level is AttributionLevel.GRANTED_ANONYMITY:
        yield Reason(Ground.ANONYMOUS, _ANONYMOUS)
    if draft.checkability in _BY_CHECKABILITY:
        ground, adds = _BY_CHECKABILITY[draft.checkability]
        shown_by = draft.checkability_shown_by
        yield Reason(ground, adds, shown_by[0].of(text) if shown_by else "")
