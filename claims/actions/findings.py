"""Keeping what the analysis found in a snapshot."""

from claims.actions import counters, found_claims, found_statements, parties, reviews
from claims.actions.history import record
from claims.actions.parties import Described, Naming
from claims.actions.refound import Kept
from claims.analysis.language import UNDETERMINED
from claims.analysis.result import Analysis, BlockRole
from claims.domain.actors import ANALYSIS
from claims.domain.events import EventKind, Subject
from claims.domain.languages import READ
from claims.domain.pages import Origin
from claims.domain.speech import NAMED_LEVELS, PartyKind, StatementKind
from claims.models import Article, Party, Snapshot


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
    claims = found_claims.of(analysis, article, {number: claim for number, claim in known.items() if claim})
    new = found_statements.keep(analysis, snapshot, kept, voices, claims)
    counters.recount(claim.pk for claim in claims.values())
    said_anew = {row.claim_id for row in new if row.claim_id}
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
    kinds = {found.canonical: found.kind for found in analysis.parties}
    for statement in analysis.statements:
        if statement.canonical:
            kinds.setdefault(statement.canonical, statement.party_kind or PartyKind.GROUP)
    asked = [Naming(name, kind, None if name in identified else article) for name, kind in kinds.items()]
    known = dict(zip(kinds, parties.named_all(asked), strict=True))
    parties.describe(
        article,
        [
            Described(known[found.canonical], found.aliases, found.affiliation or "", found.affiliation_past)
            for found in analysis.parties
        ],
    )
    return known
