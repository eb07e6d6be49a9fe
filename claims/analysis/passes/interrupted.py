"""One sentence on both sides of “she said”: a statement of two parts, the reporter's words between them."""

from dataclasses import replace

from spacy.tokens import Token

from claims.analysis.document import Document, Draft, Paragraph, Quote
from claims.analysis.grammar import CLOSING, is_verb, trimmed
from claims.domain.spans import Span
from claims.domain.speech import StatementKind

_REACH = 24
"""Tokens between two quotations that are one sentence."""
_ASIDE = 12
"""Tokens on either side of the cue that belong to it, up to a comma."""
_ENDS = frozenset({".", "!", "?", ";", ":"})
_COMMAS = frozenset({",", "–", "—"})


def run(document: Document) -> None:
    """Join what a cue interrupts, and tell its parts from the words that interrupt it."""
    kept: dict[int, Draft] = {}
    for drafts in document.by_paragraph().values():
        for draft in _joined(drafts):
            kept[id(draft)] = draft
            parts = _parts(draft)
            if parts:
                draft.content = Span(parts[0].start, parts[-1].end)
                draft.parts = parts if len(parts) > 1 else ()
    document.drafts = list(kept.values())


def _joined(drafts: list[Draft]) -> list[Draft]:
    """The drafts of a paragraph, each grown over the quotation that goes on behind its cue."""
    cues = {cue.i for draft in drafts if (cue := _cue_beside(draft)) is not None}
    result: list[Draft] = []
    for draft in drafts:
        halves = _halves(draft, cues)
        whole = draft if halves is None else _over_both(draft, *halves)
        if not any(_is_same(one, whole) for one in result):
            result.append(whole)
    return result


def _over_both(draft: Draft, before: Quote, behind: Quote) -> Draft:
    hull = Span(min(draft.content.start, before.span.start), max(draft.content.end, behind.span.end))
    return replace(draft, content=hull, parts=(), clause=None)


def _is_same(one: Draft, other: Draft) -> bool:
    """Whether the other only repeats what the one already holds of the same voice."""
    speakers = {draft.speaker.span if draft.speaker else None for draft in (one, other)}
    return (
        one.cue_span is not None
        and one.cue_span == other.cue_span
        and len(speakers) == 1
        and one.kind is other.kind
        and one.content.contains(other.content)
    )


def _cue_beside(draft: Draft) -> Token | None:
    """The cue, unless it stands in an earlier paragraph than the words."""
    return draft.cue if draft.cue is not None and draft.cue.doc is draft.paragraph.doc else None


def _halves(draft: Draft, cues: set[int]) -> tuple[Quote, Quote] | None:
    """The quotations before and behind the cue, where they are one sentence and the draft has one of them."""
    cue, paragraph = _cue_beside(draft), draft.paragraph
    if cue is None or draft.kind is not StatementKind.CLAIM or paragraph.quote_at(cue) is not None:
        return None
    at = paragraph.at(cue).start
    before = next((quote for quote in reversed(paragraph.quotes) if quote.span.end <= at), None)
    behind = next((quote for quote in paragraph.quotes if quote.span.start > at), None)
    if before is None or behind is None or not _is_one_sentence(paragraph, before, behind, cues - {cue.i}):
        return None
    gap, content = Span(before.span.end, behind.span.start), draft.content
    if content.overlaps(gap) and not content.contains(gap):
        return None
    near = content.overlaps(before.span) or content.overlaps(behind.span)
    return (before, behind) if near else None


def _is_one_sentence(paragraph: Paragraph, before: Quote, behind: Quote, others: set[int]) -> bool:
    """Whether no more than "she said" and commas stand between two halves of a sentence."""
    between = paragraph.tokens(Span(before.span.end, behind.span.start))
    quoted = [token for token in paragraph.tokens(before.span) if token.text not in CLOSING]
    if not between or len(between) > _REACH or not quoted or quoted[-1].text in _ENDS:
        return False
    if any(token.text in _ENDS or token.i in others for token in between):
        return False
    last = between[-1]
    return last.text in _COMMAS or is_verb(last) or last.dep_ == "nsubj"


def _parts(draft: Draft) -> tuple[Span, ...]:
    """What is left of the content without the cue and its speaker; nothing where they are not in it."""
    cue, paragraph = _cue_beside(draft), draft.paragraph
    if cue is None or draft.parts or draft.kind is not StatementKind.CLAIM:
        return ()
    if not draft.content.contains(paragraph.at(cue)):
        return ()
    tokens = paragraph.tokens(draft.content)
    first, last = _aside(draft, cue, tokens[0].i, tokens[-1].i)
    before = trimmed(paragraph, tokens[0].i, first - 1) if first > tokens[0].i else None
    behind = trimmed(paragraph, last + 1, tokens[-1].i) if last < tokens[-1].i else None
    return tuple(part for part in (before, behind) if part is not None)


def _aside(draft: Draft, cue: Token, first: int, last: int) -> tuple[int, int]:
    """The tokens of "said Ana Reyes, the mayor": all between two quotations, or from comma to comma."""
    paragraph = draft.paragraph
    between = _between(paragraph, draft.content, cue)
    if between is not None:
        return between
    start = end = cue.i
    for token in paragraph.tokens(draft.speaker.span) if draft.speaker is not None else []:
        if abs(token.i - cue.i) <= _ASIDE:
            start, end = min(start, token.i), max(end, token.i)
    lower = range(start - 1, max(first, start - _ASIDE) - 1, -1)
    upper = range(end + 1, min(last, end + _ASIDE) + 1)
    return (
        next((at + 1 for at in lower if _is_bound(paragraph, at)), start),
        next((at - 1 for at in upper if _is_bound(paragraph, at)), end),
    )


def _between(paragraph: Paragraph, content: Span, cue: Token) -> tuple[int, int] | None:
    at = paragraph.at(cue).start
    inside = [quote for quote in paragraph.quotes if content.contains(quote.span)]
    before = [quote for quote in inside if quote.span.end <= at]
    behind = [quote for quote in inside if quote.span.start > at]
    if not before or not behind or not _is_one_sentence(paragraph, before[-1], behind[0], set()):
        return None
    tokens = paragraph.tokens(Span(before[-1].span.end, behind[0].span.start))
    return tokens[0].i, tokens[-1].i


def _is_bound(paragraph: Paragraph, at: int) -> bool:
    """Whether the token there is a mark that sets the aside off, or somebody's quoted words."""
    token = paragraph.doc[at]
    return token.text in _COMMAS or token.text in _ENDS or paragraph.quote_at(token) is not None
