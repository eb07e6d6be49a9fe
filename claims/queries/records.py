"""The desk's records as programs read them: lists with what their lines show, and whole records."""

from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from claims.domain.events import Subject
from claims.domain.speech import Standing
from claims.models import (
    Article,
    Claim,
    Denial,
    DenialTarget,
    HistoryEntry,
    Party,
    Review,
    Snapshot,
    Source,
    Statement,
    User,
    Verdict,
)
from claims.policy import moves, visibility
from claims.policy.moves import Offer
from claims.queries import appearances, evidence, facts, independence, parts
from claims.queries.independence import Origin
from claims.queries.parts import Part
from claims.queries.record_filters import (
    ALL_DENIALS,
    ALL_PARTIES,
    ALL_SOURCES,
    DenialFilters,
    PartyFilters,
    SourceFilters,
)


@dataclass(frozen=True, slots=True)
class ClaimRecord:
    """A claim with all that was said of it, found for it and decided on it.

    `verdict` is the standing one, or the last one of a withdrawn claim; `proposal` the open review;
    `offers` the moves that start here, for the person who asks.
    """

    claim: Claim
    appearances: list[Statement]
    origins: tuple[Origin, ...]
    denials: list[DenialTarget]
    sources: list[Source]
    verdict: Verdict | None
    proposal: Review | None
    offers: list[Offer]
    tags: list[str]
    parts: tuple[Part, ...]


def articles(viewer: User) -> QuerySet[Article]:
    return visibility.articles(viewer).select_related("added_by")


def statements(snapshot: Snapshot) -> QuerySet[Statement]:
    """What was found in a snapshot, in the order of the text."""
    return (
        _with_voices(Statement.objects.filter(snapshot=snapshot))
        .select_related("denial")
        .prefetch_related("denial__targets")
    )


def statements_in_sight(viewer: User) -> QuerySet[Statement]:
    """Statements of articles that the viewer may read, each with all that an action on it reads."""
    return (
        _with_voices(Statement.objects.filter(snapshot__article__in=visibility.articles(viewer)))
        .select_related("snapshot__article", "claim", "denial")
        .prefetch_related("denial__targets")
        .defer("snapshot__raw")
    )


def claims(viewer: User) -> QuerySet[Claim]:
    return visibility.claims(viewer).select_related("assignee")


def claim_record(claim: Claim, viewer: User) -> ClaimRecord:
    verdicts = visibility.published_verdicts().filter(claim=claim).select_related("rating")
    return ClaimRecord(
        claim=claim,
        origins=independence.of_claims([claim])[claim.pk],
        appearances=list(
            _with_voices(appearances.of(claim))
            .select_related("party", "snapshot__article")
            .defer("snapshot__raw", "snapshot__text")
            .order_by("id")
        ),
        denials=list(
            _denial_targets()
            .filter(claim__in=appearances.spoken_as(claim))
            .exclude(denial__statement__standing=Standing.DISMISSED)
        ),
        sources=list(_with_what_is_kept(claim.sources.all())),
        verdict=verdicts.order_by("-published_at", "-id").first(),
        proposal=claim.reviews.filter(decided_at__isnull=True)
        .select_related("rating", "proposed_by", "decided_by")
        .first(),
        offers=moves.available(viewer, facts.of(claim)),
        tags=list(claim.tags.order_by("name").values_list("name", flat=True)),
        parts=parts.of(claim),
    )


def denials(viewer: User, filters: DenialFilters = ALL_DENIALS) -> QuerySet[Denial]:
    """Denials in articles the viewer may read that nobody dismissed, each with the claims it answers."""
    return filters.of(
        Denial.objects.filter(statement__snapshot__article__in=visibility.articles(viewer))
        .exclude(statement__standing=Standing.DISMISSED)
        .select_related("statement__party", "statement__snapshot__article")
        .defer("statement__snapshot__raw", "statement__snapshot__text")
        .prefetch_related(
            "statement__chain",
            "statement__places",
            Prefetch("targets", DenialTarget.objects.select_related("claim").order_by("id")),
        )
    )


def targets(denial: Denial) -> QuerySet[DenialTarget]:
    return (
        DenialTarget.objects.filter(denial=denial)
        .select_related("claim", "denial__statement__party", "denial__statement__snapshot__article")
        .defer("denial__statement__snapshot__raw", "denial__statement__snapshot__text")
    )


def parties(viewer: User, filters: PartyFilters = ALL_PARTIES) -> QuerySet[Party]:
    rows = visibility.parties(viewer).select_related("controlled_by").prefetch_related("aliases")
    return filters.of(rows)


def sources(viewer: User, filters: SourceFilters = ALL_SOURCES) -> QuerySet[Source]:
    return filters.of(_with_what_is_kept(visibility.sources(viewer).select_related("claim")))


def _with_what_is_kept(found: QuerySet[Source]) -> QuerySet[Source]:
    return evidence.with_snapshots(found.select_related("added_by", "revisit", "archive_copy"))


def history(viewer: User, subject: Subject, subject_id: int) -> QuerySet[HistoryEntry]:
    return visibility.history(viewer).filter(subject=subject.value, subject_id=subject_id)


def _with_voices(found: QuerySet[Statement]) -> QuerySet[Statement]:
    return found.select_related("party").prefetch_related("chain", "places")


def _denial_targets() -> QuerySet[DenialTarget]:
    return (
        DenialTarget.objects.select_related(
            "denial__statement__party", "denial__statement__snapshot__article"
        )
        .defer("denial__statement__snapshot__raw", "denial__statement__snapshot__text")
        .prefetch_related("denial__statement__chain", "denial__statement__places")
        .order_by("id")
    )
