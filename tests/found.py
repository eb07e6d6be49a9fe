"""What an analysis might find, put together by hand and kept by the action that keeps real findings."""

from typing import Any

from django.db import transaction

from claims.actions import findings
from claims.analysis.result import Analysis, ClaimGroup, DenialLink, Layout, Party
from claims.analysis.result import Statement as Found
from claims.domain.denials import DenialType, Scope
from claims.domain.spans import Span
from claims.domain.speech import (
    AttributionLevel,
    Checkability,
    Modality,
    PartyKind,
    Quotation,
    SpeechAct,
    StatementKind,
)
from claims.models import Snapshot
from tests import builders

TEXT = (
    "Harwick bridge\n\n"
    "“The bridge will close,” warned Nils Hall, a former Harwick port captain, “before the spring.”\n\n"
    "A clerk, who asked not to be named because the talks are secret, said lorries may cross.\n\n"
    "The council denied it. The bridge has been shut twice since 2019, and repairs cost two million crowns."
)
NO_LAYOUT = Layout((), None, None, None, None, None)
NARRATED = "The bridge has been shut twice since 2019, and repairs cost two million crowns"


def span(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def statement(number: int, kind: StatementKind | str, content: Span, **given: Any) -> Found:
    """A finding with nothing to say of it but what is given."""
    plain: dict[str, Any] = {
        "parts": (content,),
        "cue": None,
        "party": None,
        "canonical": None,
        "party_kind": None,
        "affiliation": None,
        "affiliation_past": False,
        "attribution_level": None,
        "anonymity_reason": None,
        "speech_act": None,
        "propositional": True,
        "modality": None,
        "modality_shown_by": (),
        "quotation": Quotation.INDIRECT,
        "chain": (),
        "denial_type": None,
        "claim": None,
        "denies": (),
        "checkability": Checkability.FACT_NOW,
        "checkability_shown_by": (),
        "check_worthiness": 0.5,
        "worth_reasons": (),
        "found_by": "test",
        "why": "",
    }
    return Found(id=number, kind=StatementKind(kind), content=content, **{**plain, **given})


def everything() -> Analysis:
    """A warning in two parts, an anonymous claim, a denial of something only denied, and a narration."""
    narrated = statement(
        4, StatementKind.NARRATOR, span(NARRATED), check_worthiness=0.6, found_by="narration"
    )
    return analysis(
        (_warning(), _clerk(), _denial(), narrated),
        claims=(
            ClaimGroup(1, "The bridge will close before the spring", (1,), from_denial=False),
            ClaimGroup(2, "Lorries may cross", (2,), from_denial=False),
            ClaimGroup(3, "The council knew of it", (), from_denial=True),
        ),
        parties=(Party("Nils Hall", PartyKind.PERSON, (), "Harwick port", affiliation_past=True),),
    )


def _warning() -> Found:
    return statement(
        1,
        StatementKind.CLAIM,
        Span(span("The bridge will").start, span("before the spring").end),
        parts=(span("The bridge will close"), span("before the spring")),
        cue=span("warned"),
        party=span("Nils Hall"),
        canonical="Nils Hall",
        party_kind=PartyKind.PERSON,
        affiliation="Harwick port",
        affiliation_past=True,
        attribution_level=AttributionLevel.NAMED,
        speech_act=SpeechAct.WARN,
        propositional=False,
        modality=Modality.FORECAST,
        modality_shown_by=(span("will"),),
        quotation=Quotation.DIRECT,
        claim=1,
        checkability=Checkability.SPEECH_ACT,
        checkability_shown_by=(span("warned"),),
        check_worthiness=0.8,
        worth_reasons=("a day it can be checked on", "a named official", "something that happens"),
        found_by="quoted",
        why="“warned” names a speaker for the quotation.",
    )


def _clerk() -> Found:
    return statement(
        2,
        StatementKind.CLAIM,
        span("lorries may cross"),
        party=span("A clerk"),
        canonical="clerk",
        party_kind=PartyKind.GROUP,
        attribution_level=AttributionLevel.GRANTED_ANONYMITY,
        anonymity_reason=span("because the talks are secret"),
        modality=Modality.POSSIBLE,
        modality_shown_by=(span("may"),),
        claim=2,
    )


def _denial() -> Found:
    return statement(
        3,
        StatementKind.DENIAL,
        span("it."),
        party=span("The council"),
        canonical="The council",
        party_kind=PartyKind.ORGANISATION,
        attribution_level=AttributionLevel.OFFICE,
        denial_type=DenialType.FLAT,
        denies=(DenialLink(2, Scope.PART, 0.75), DenialLink(3, Scope.FULL, 0.5)),
    )


def analysis(
    statements: tuple[Found, ...] = (),
    *,
    text: str = TEXT,
    claims: tuple[ClaimGroup, ...] = (),
    parties: tuple[Party, ...] = (),
    language: str = "en",
    layout: Layout = NO_LAYOUT,
) -> Analysis:
    return Analysis(
        text=text,
        language=language,
        analysed=language == "en",
        layout=layout,
        statements=statements,
        claims=claims,
        parties=parties,
        version="test",
    )


def keep(found: Analysis | None = None, within: Snapshot | None = None) -> Snapshot:
    """Keep it in an article of its own, as the pipeline does."""
    found = found or everything()
    snapshot = within or builders.snapshot(builders.article(found.text))
    with transaction.atomic():
        findings.store_analysis(snapshot=snapshot, analysis=found)
    return snapshot
