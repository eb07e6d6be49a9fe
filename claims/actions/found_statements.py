"""Statements that the analysis found in a snapshot, with their places, chains and denials."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any

from claims.actions.denials import note_new_denial
from claims.actions.refound import Kept
from claims.analysis.result import Analysis
from claims.analysis.result import Statement as Found
from claims.domain.actors import ANALYSIS
from claims.domain.places import PlaceRole
from claims.domain.spans import Span, quote_of
from claims.domain.speech import StatementKind
from claims.models import Claim, Denial, DenialTarget, Party, Place, Snapshot, Statement, Voice

UNTOUCHED = 1
"""The version of a statement that nobody has decided anything about since it was made."""

Pair = tuple[Statement, Found]


def keep(
    analysis: Analysis,
    snapshot: Snapshot,
    kept: Kept,
    voices: Mapping[str, Party],
    claims: Mapping[int, Claim],
) -> list[Statement]:
    """Store what is new, and explain anew what nobody has touched since. Returns the new rows.

    Within the caller's transaction, which holds the claims.
    """
    new: list[Pair] = []
    again: list[Pair] = []
    for found in analysis.statements:
        row = kept.statement(found)
        if row is None:
            row = _row(snapshot, analysis, found, voices, claims)
            kept.add(row)
            new.append((row, found))
        elif row.version == UNTOUCHED and row.added_by_id is None:
            again.append((row, found))
    rows = Statement.objects.bulk_create(row for row, _ in new)
    for row, found in again:
        Statement.objects.filter(pk=row.pk).update(**_explanation(found, analysis))
    Place.objects.filter(statement__in=[row.pk for row, _ in again]).delete()
    # The last that was found in a place explains it.
    explained = {row.pk: (row, found) for row, found in chain(new, again)}
    Place.objects.bulk_create(_places(explained.values(), analysis.text))
    Voice.objects.bulk_create(_chains(new))
    _deny(new, claims)
    return rows


def _row(
    snapshot: Snapshot,
    analysis: Analysis,
    found: Found,
    voices: Mapping[str, Party],
    claims: Mapping[int, Claim],
) -> Statement:
    quote = quote_of(analysis.text, found.content)
    return Statement(
        snapshot=snapshot,
        kind=found.kind.value,
        start=found.content.start,
        end=found.content.end,
        exact=quote.exact,
        prefix=quote.prefix,
        suffix=quote.suffix,
        found_start=found.content.start,
        found_end=found.content.end,
        cue_start=found.cue.start if found.cue else None,
        cue_end=found.cue.end if found.cue else None,
        party_start=found.party.start if found.party else None,
        party_end=found.party.end if found.party else None,
        party_as_written=found.party.of(analysis.text)[:500] if found.party else "",
        party=voices.get(found.canonical) if found.canonical else None,
        claim=claims.get(found.claim) if found.claim is not None else None,
        **_explanation(found, analysis),
    )


def _explanation(found: Found, analysis: Analysis) -> dict[str, Any]:
    """How it was said, what it is worth, and how we know."""
    return {
        "affiliation": (found.affiliation or "")[:300],
        "affiliation_past": bool(found.affiliation) and found.affiliation_past,
        "attribution_level": found.attribution_level.value if found.attribution_level else "",
        "speech_act": found.speech_act.value if found.speech_act else "",
        "propositional": found.propositional,
        "modality": found.modality.value if found.modality else "",
        "quotation": found.quotation.value,
        "checkability": found.checkability.value,
        "check_worthiness": found.check_worthiness,
        "worth_reasons": [reason[:200] for reason in found.worth_reasons[:3]],
        "found_by": f"{found.found_by} {analysis.version}"[:60],
        "why": found.why[:500],
    }


def _places(pairs: Iterable[Pair], text: str) -> Iterator[Place]:
    for row, found in pairs:
        for role, span in dict.fromkeys(_marked(found)):
            yield Place(statement=row, role=role.value, start=span.start, end=span.end, exact=span.of(text))


def _marked(found: Found) -> Iterator[tuple[PlaceRole, Span]]:
    for part in found.parts if len(found.parts) > 1 else ():
        yield PlaceRole.PART, part
    for span in found.modality_shown_by:
        yield PlaceRole.MODALITY, span
    for span in found.checkability_shown_by:
        yield PlaceRole.CHECKABILITY, span
    if found.anonymity_reason is not None:
        yield PlaceRole.ANONYMITY, found.anonymity_reason


def _chains(pairs: Iterable[Pair]) -> Iterator[Voice]:
    for row, found in pairs:
        for position, voice in enumerate(found.chain):
            yield Voice(statement=row, position=position, party=voice.party[:300], cue=voice.cue[:100])


def _deny(pairs: Iterable[Pair], claims: Mapping[int, Claim]) -> None:
    denials = [(row, found) for row, found in pairs if found.kind is StatementKind.DENIAL]
    rows = Denial.objects.bulk_create(
        Denial(statement=row, type=found.denial_type.value if found.denial_type else "flat")
        for row, found in denials
    )
    targets: dict[tuple[int, int], DenialTarget] = {}
    for denial, (_, found) in zip(rows, denials, strict=True):
        for link in found.denies:
            claim = claims[link.claim]
            targets.setdefault(
                (denial.pk, claim.pk),
                DenialTarget(denial=denial, claim=claim, scope=link.scope.value, confidence=link.confidence),
            )
    for target in DenialTarget.objects.bulk_create(targets.values()):
        note_new_denial(target, by=ANALYSIS)
