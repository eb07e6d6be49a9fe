"""How each statement of an analysis is known, a line for each decision: `manage.py analyze --why`."""

from collections.abc import Iterator, Sequence

from claims.analysis.result import Analysis, Statement
from claims.domain.explaining import NO_SIGN, QUOTATION_LABELS, quoted, said
from claims.domain.spans import Span
from claims.domain.speech import CHECKABILITY_LABELS, StatementKind


def reasons(analysis: Analysis, statement: Statement) -> Iterator[tuple[str, str]]:
    """What each decision is about, and what was decided by which words."""
    text = analysis.text
    yield "Found", f"{statement.why or 'By a rule.'} (pass {statement.found_by})"
    if statement.speech_act is not None:
        act = said(statement.speech_act, propositional=statement.propositional)
        told = statement.kind is not StatementKind.NARRATOR
        yield "Said", f"{act}; {QUOTATION_LABELS[statement.quotation]}" if told else act
    if statement.modality is not None:
        yield "How sure", _judged(statement.modality.value, statement.modality_shown_by, text)
    checkable = CHECKABILITY_LABELS[statement.checkability]
    yield "To check", _judged(checkable, statement.checkability_shown_by, text)
    if statement.anonymity_reason is not None:
        yield "No name", quoted([statement.anonymity_reason.of(text)])
    if statement.affiliation:
        yield "Of", f"{'formerly ' if statement.affiliation_past else ''}{statement.affiliation}"
    if statement.worth_reasons:
        yield "Worth", f"{statement.check_worthiness:.2f}: {'; '.join(statement.worth_reasons)}"
    for link in statement.denies:
        yield "Denies", f"claim {link.claim} ({link.scope}), {link.confidence:.0%} sure"


def _judged(decision: str, signs: Sequence[Span], text: str) -> str:
    if not signs:
        return f"{decision}; {NO_SIGN}"
    return f"{decision}, shown by {quoted(sign.of(text) for sign in signs)}"
