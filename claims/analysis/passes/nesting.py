"""Statements inside statements: what one party says is not also said by those it speaks of."""

from claims.analysis.document import Document, Draft
from claims.domain.speech import StatementKind


def run(document: Document) -> None:
    """Drop what stands wholly within another's words or repeats it, and put the rest in reading order."""
    kept: list[Draft] = []
    for drafts in document.by_paragraph().values():
        kept += [draft for draft in drafts if not any(_swallows(other, draft) for other in drafts)]
    kept.sort(key=lambda draft: (draft.content.start, draft.content.end, _party_start(draft)))
    document.drafts = _distinct(kept)


def _party_start(draft: Draft) -> int:
    return draft.speaker.span.start if draft.speaker else 0


def _swallows(outer: Draft, inner: Draft) -> bool:
    """Whether the inner one's cue is part of what the outer one says."""
    if outer is inner or inner.cue_span is None or outer.kind is StatementKind.NARRATOR:
        return False
    if outer.paragraph is not inner.paragraph or outer.cue is inner.cue:
        return False
    if outer.kind is StatementKind.DENIAL and inner.found_by == "noun":
        return False  # “denied the mayor’s claim that ...” also tells what the mayor claimed
    return outer.content.contains(inner.cue_span) and outer.content.contains(inner.content)


def _distinct(drafts: list[Draft]) -> list[Draft]:
    seen: set[tuple[object, ...]] = set()
    result: list[Draft] = []
    for draft in drafts:
        key = (draft.kind, draft.content, draft.speaker.span if draft.speaker else None)
        if key not in seen:
            seen.add(key)
            result.append(draft)
    return result
