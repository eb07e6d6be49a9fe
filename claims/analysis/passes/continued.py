"""Quotations with no verb of their own that go on from the one before."""

from dataclasses import replace

from claims.analysis.document import Document, Draft, Paragraph, Quote
from claims.domain.speech import Quotation, StatementKind

FOUND_BY = "continued_quotation"
_FEWEST = 4
"""Words in a quotation that can stand as a sentence."""


def run(document: Document) -> None:
    """Give a free quotation that is a sentence of its own to whoever was last quoted beside it."""
    by_paragraph = document.by_paragraph()
    _backwards(document, by_paragraph)
    last: Draft | None = None
    for paragraph in document.paragraphs:
        drafts = by_paragraph.get(paragraph.index, [])
        last = _through(document, paragraph, drafts, last)


def _backwards(document: Document, by_paragraph: dict[int, list[Draft]]) -> None:
    """Give a quotation that is closed paragraphs later to whoever is named there."""
    named: Draft | None = None
    for paragraph in reversed(document.paragraphs):
        drafts = by_paragraph.setdefault(paragraph.index, [])
        last = paragraph.quotes[-1] if paragraph.quotes else None
        if last is not None and last.open and named is not None:
            if not any(draft.content.overlaps(last.span) for draft in drafts):
                earlier = _going_on(named, paragraph, last)
                document.add(earlier)
                drafts.append(earlier)
        else:
            named = None
        if _opens_with_quotation(paragraph):
            first = paragraph.quotes[0].span
            own = (draft for draft in drafts if draft.content.overlaps(first) and draft.speaker is not None)
            named = next(own, named)
        else:
            named = None


def _through(
    document: Document, paragraph: Paragraph, drafts: list[Draft], last: Draft | None
) -> Draft | None:
    """Walk one paragraph; returns whoever a quotation at the start of the next would go on from."""
    drafts = sorted(drafts, key=lambda draft: draft.content.start)
    current = last if last is not None and _opens_with_quotation(paragraph) else None
    spoke = current
    for quote in paragraph.quotes:
        before = [
            draft for draft in drafts if draft.content.start <= quote.span.start and draft.speaker is not None
        ]
        current = before[-1] if before else current
        if any(draft.content.overlaps(quote.span) for draft in drafts):
            spoke = current
        elif current is not None and _is_sentence(paragraph, quote):
            document.add(_going_on(current, paragraph, quote))
            spoke = current
        else:
            spoke = None
    ends_quoted = bool(paragraph.quotes) and paragraph.quotes[-1].open
    direct = [draft for draft in drafts if draft.kind is StatementKind.CLAIM and _is_quoted(draft)]
    return spoke if ends_quoted else (direct[-1] if direct else None)


def _is_quoted(draft: Draft) -> bool:
    return any(quote.span.overlaps(draft.content) for quote in draft.paragraph.quotes)


def _opens_with_quotation(paragraph: Paragraph) -> bool:
    return bool(paragraph.quotes) and paragraph.quotes[0].span.start - paragraph.start < 2


def _is_sentence(paragraph: Paragraph, quote: Quote) -> bool:
    tokens = paragraph.tokens(quote.span)
    words = [token for token in tokens if token.is_alpha]
    if len(words) < _FEWEST or not words[0].text[0].isupper():
        return False
    before = paragraph.doc.text[: quote.span.start - paragraph.start].rstrip()
    return not before or before[-1] in '.!?:”"'


def _going_on(draft: Draft, paragraph: Paragraph, quote: Quote) -> Draft:
    return replace(
        draft,
        paragraph=paragraph,
        kind=StatementKind.CLAIM,
        content=quote.span,
        clause=None,
        wording=None,
        denial_type=None,
        quotation=Quotation.DIRECT,
        found_by=FOUND_BY,
        why="The quotation goes on from the one before it, with no new speaker in between.",
    )
