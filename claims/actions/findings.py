"""Keeping what the analysis found in a snapshot."""

from collections.abc import Iterator
from typing import Any

from claims.actions import contradictions, counters, locks, parties, reviews
from claims.actions.denials import note_new_denial
from claims.actions.history import record
from claims.actions.refound import Kept
from claims.analysis.language import UNDETERMINED
from claims.analysis.result import Analysis, BlockRole, ClaimGroup
from claims.analysis.result import Statement as Found
from claims.domain import contrast
from claims.domain.actors import ANALYSIS
from claims.domain.events import EventKind, Subject
from claims.domain.languages import READ
from claims.domain.pages import Origin
from claims.domain.places import PlaceRole
from claims.domain.spans import Span, quote_of
from claims.domain.speech import NAMED_LEVELS, PartyKind, StatementKind
from claims.matching import same_claim
from claims.models import Article, Claim, Denial, DenialTarget, Party, Place, Snapshot, Statement, Voice
from claims.queries import appearances

UNTOUCHED = 1
"""The version of a statement that nobody has decided anything about since it was made."""


def store_text(*, snapshot: Snapshot, text: str) -> None:
    """Keep the text read from the bytes. Within the caller's transaction."""
    Snapshot.objects.filter(pk=snapshot.pk).update(text=text)


def store_analysis(*, snapshot: Snapshot, analysis: Analysis) -> None:
    """Keep statements, parties, claims and denials. Within the caller's transaction.

    What an earlier run over the same snapshot stored, and what people did with it, stays. What
    nobody has touched yet is explained as this run explains it.
    """
    article = snapshot.article
    _describe_article(article, analysis)
    voices = _parties(article, analysis)
    kept = Kept(snapshot)
    known = {group.id: kept.claim(group, analysis) for group in analysis.claims}
    alike = (known[group.id] or same_claim.find(group.text) for group in analysis.claims)
    locks.hold_all(appearances.with_parts(claim.pk for claim in alike if claim))
    claims = {group.id: known[group.id] or _claim(group, analysis, article) for group in analysis.claims}
    said_anew: set[int] = set()
    for found in analysis.statements:
        row = kept.statement(found)
        if row is None:
            row = _statement(snapshot, analysis, found, voices, claims)
            kept.add(row)
            said_anew |= {row.claim_id} if row.claim_id else set()
        elif row.version == UNTOUCHED and row.added_by_id is None:
            _explain_again(row, found, analysis)
    counters.recount(claim.pk for claim in claims.values())
    reviews.overtake_all(claim_ids=said_anew, cause="it was found in another place after it was proposed.")
    record(
        EventKind.ARTICLE_ANALYSED,
        Subject.ARTICLE,
        article.pk,
        by=ANALYSIS,
        data={
            "version": analysis.version,
            "language": analysis.language,
            "claims": len(analysis.claims),
            "denials": sum(found.kind is StatementKind.DENIAL for found in analysis.statements),
        },
    )


def mark_ready(*, snapshot: Snapshot) -> None:
    """Say that the article can be read. Within the caller's transaction."""
    Article.objects.filter(pk=snapshot.article_id).update(status="ready", problem="")


def _describe_article(article: Article, analysis: Analysis) -> None:
    layout = analysis.layout
    read = {
        "title": (layout.title or _first_line(analysis.text))[:500],
        "publisher": (layout.publisher or "")[:200],
        "byline": (layout.byline or "")[:300],
        "dateline": (layout.dateline or "")[:200],
        "agency": (layout.agency or "")[:200],
    }
    for name, value in read.items():
        if value and not getattr(article, name):
            setattr(article, name, value)
            article.origins = {**article.origins, name: Origin.TEXT.value}
    article.correction = _correction(analysis)
    if analysis.language != UNDETERMINED or article.language in ("", READ):
        # What a page says of its language counts where its text does not tell, and is not read.
        article.language = analysis.language
        article.origins = {**article.origins, "language": Origin.TEXT.value}
    article.save(update_fields=[*read, "correction", "language", "origins"])


def _correction(analysis: Analysis) -> str:
    notes = (block.span for block in analysis.layout.blocks if block.role is BlockRole.CORRECTION)
    return "\n".join(" ".join(note.of(analysis.text).split()) for note in notes)


def _first_line(text: str) -> str:
    return next((line.strip() for line in text.splitlines() if line.strip()), "")


def _parties(article: Article, analysis: Analysis) -> dict[str, Party]:
    """The party of each canonical name. Who is unnamed here is nobody outside this article."""
    identified = {found.canonical for found in analysis.statements if found.attribution_level in NAMED_LEVELS}
    known: dict[str, Party] = {}
    for found in analysis.parties:
        party = parties.named(
            found.canonical, found.kind, only_in=None if found.canonical in identified else article
        )
        parties.describe(
            party,
            aliases=found.aliases,
            affiliation=found.affiliation,
            past=found.affiliation_past,
            article=article,
        )
        known[found.canonical] = party
    for statement in analysis.statements:
        name = statement.canonical
        if name and name not in known:
            known[name] = parties.named(
                name,
                statement.party_kind or PartyKind.GROUP,
                only_in=None if name in identified else article,
            )
    return known


def _claim(group: ClaimGroup, analysis: Analysis, article: Article) -> Claim:
    known = same_claim.find(group.text)
    if known is not None:
        known = locks.hold(known)
        kind = EventKind.CLAIM_SEEN_AGAIN
    else:
        worth = [found.check_worthiness for found in analysis.statements if found.id in group.statements]
        known = Claim.objects.create(
            text=group.text,
            **contrast.columns(group.text),
            origin="denial" if group.from_denial else "analysis",
            check_worthiness=max(worth, default=0.5),
        )
        kind = EventKind.CLAIM_FOUND
    entry = record(
        kind,
        Subject.CLAIM,
        known.pk,
        by=ANALYSIS,
        data={"text": group.text, "article": article.pk, "title": article.title},
    )
    if kind is EventKind.CLAIM_FOUND:
        contradictions.note_new(known)
    else:
        contradictions.note_seen(known, entry)
    return known


def _statement(
    snapshot: Snapshot,
    analysis: Analysis,
    found: Found,
    voices: dict[str, Party],
    claims: dict[int, Claim],
) -> Statement:
    """A new row, with its places, its chain and, for a denial, what it answers."""
    quote = quote_of(analysis.text, found.content)
    row = Statement.objects.create(
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
    _mark_places(row, found, analysis.text)
    Voice.objects.bulk_create(
        Voice(statement=row, position=position, party=voice.party[:300], cue=voice.cue[:100])
        for position, voice in enumerate(found.chain)
    )
    if found.kind is StatementKind.DENIAL:
        _denial(row, found, claims)
    return row


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


def _explain_again(row: Statement, found: Found, analysis: Analysis) -> None:
    Statement.objects.filter(pk=row.pk).update(**_explanation(found, analysis))
    row.places.all().delete()
    _mark_places(row, found, analysis.text)


def _mark_places(row: Statement, found: Found, text: str) -> None:
    Place.objects.bulk_create(
        Place(statement=row, role=role.value, start=span.start, end=span.end, exact=span.of(text))
        for role, span in dict.fromkeys(_places(found))
    )


def _places(found: Found) -> Iterator[tuple[PlaceRole, Span]]:
    for part in found.parts if len(found.parts) > 1 else ():
        yield PlaceRole.PART, part
    for span in found.modality_shown_by:
        yield PlaceRole.MODALITY, span
    for span in found.checkability_shown_by:
        yield PlaceRole.CHECKABILITY, span
    if found.anonymity_reason is not None:
        yield PlaceRole.ANONYMITY, found.anonymity_reason


def _denial(row: Statement, found: Found, claims: dict[int, Claim]) -> None:
    denial = Denial.objects.create(
        statement=row, type=found.denial_type.value if found.denial_type else "flat"
    )
    for link in found.denies:
        target, created = DenialTarget.objects.get_or_create(
            denial=denial,
            claim=claims[link.claim],
            defaults={"scope": link.scope.value, "confidence": link.confidence},
        )
        if created:
            note_new_denial(target, by=ANALYSIS)
