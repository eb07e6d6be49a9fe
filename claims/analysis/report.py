"""An analysis as plain data, for programs that read it."""

from collections.abc import Iterable
from typing import Any

from claims.analysis.result import Analysis, DenialLink, Layout, Party, Statement
from claims.domain.spans import Span

Json = dict[str, Any]


def as_json(analysis: Analysis) -> Json:
    """The whole analysis; spans carry their text, so that a reader need not count code points."""
    text = analysis.text
    return {
        "version": analysis.version,
        "language": analysis.language,
        "analysed": analysis.analysed,
        "layout": _layout(analysis.layout, text),
        "statements": [_statement(statement, text) for statement in analysis.statements],
        "claims": [
            {
                "id": group.id,
                "text": group.text,
                "statements": list(group.statements),
                "from_denial": group.from_denial,
            }
            for group in analysis.claims
        ],
        "parties": [_party(party) for party in analysis.parties],
    }


def _span(span: Span | None, text: str) -> Json | None:
    return None if span is None else {"start": span.start, "end": span.end, "text": span.of(text)}


def _spans(spans: Iterable[Span], text: str) -> list[Json | None]:
    return [_span(span, text) for span in spans]


def _statement(statement: Statement, text: str) -> Json:
    return {
        "id": statement.id,
        "kind": statement.kind,
        "content": _span(statement.content, text),
        "parts": _spans(statement.parts, text),
        "cue": _span(statement.cue, text),
        "party": _span(statement.party, text),
        "canonical": statement.canonical,
        "party_kind": statement.party_kind,
        "affiliation": statement.affiliation,
        "affiliation_past": statement.affiliation_past,
        "attribution_level": statement.attribution_level,
        "anonymity_reason": _span(statement.anonymity_reason, text),
        "speech_act": statement.speech_act,
        "propositional": statement.propositional,
        "modality": statement.modality,
        "modality_shown_by": _spans(statement.modality_shown_by, text),
        "quotation": statement.quotation,
        "chain": [{"party": voice.party, "cue": voice.cue} for voice in statement.chain],
        "denial_type": statement.denial_type,
        "denial_scope": statement.denial_scope,
        "claim": statement.claim,
        "denies": [link.claim for link in statement.denies],
        "denial_links": [_link(link) for link in statement.denies],
        "checkability": statement.checkability,
        "checkability_shown_by": _spans(statement.checkability_shown_by, text),
        "check_worthiness": statement.check_worthiness,
        "worth_reasons": list(statement.worth_reasons),
        "found_by": statement.found_by,
        "why": statement.why,
    }


def _link(link: DenialLink) -> Json:
    return {"claim": link.claim, "scope": link.scope, "confidence": link.confidence}


def _layout(layout: Layout, text: str) -> Json:
    return {
        "title": layout.title,
        "byline": layout.byline,
        "dateline": layout.dateline,
        "agency": layout.agency,
        "publisher": layout.publisher,
        "blocks": [{"role": block.role, **(_span(block.span, text) or {})} for block in layout.blocks],
    }


def _party(party: Party) -> Json:
    return {
        "canonical": party.canonical,
        "kind": party.kind,
        "aliases": list(party.aliases),
        "affiliation": party.affiliation,
        "affiliation_past": party.affiliation_past,
    }
