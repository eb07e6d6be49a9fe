"""Published checks, and checks as they would be published."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from claims.domain.denials import DENIAL_LABELS, DenialType
from claims.domain.evidence import CORRECTION_LABELS, CorrectionKind
from claims.domain.speech import NAMED_LEVELS, PartyKind, Standing
from claims.domain.states import State
from claims.models import Claim, Correction, DenialTarget, Rating, Statement, Verdict
from claims.policy import visibility
from claims.publishing.check import (
    Newsroom,
    PublicAppearance,
    PublicCheck,
    PublicCorrection,
    PublicReply,
    PublicSource,
    PublicVoice,
)


@dataclass(frozen=True, slots=True)
class _Finding:
    """The verdict part of a check, whether published or only proposed."""

    rating: Rating
    reason: str
    as_of: date
    published_at: datetime
    stale_cause: str = ""
    no_reply_reason: str = ""
    withdrawn_reason: str = ""
    in_force: bool = True


def latest() -> QuerySet[Verdict]:
    """Verdicts that stand, the newest first, with what their line in a list shows."""
    return (
        visibility.published_verdicts()
        .filter(ended_at__isnull=True)
        .select_related("claim", "rating")
        .order_by("-published_at", "-id")
    )


def public(claim_id: int) -> PublicCheck | None:
    """The check that anybody may read under this claim's number, or None."""
    verdict = (
        visibility.published_verdicts()
        .filter(claim_id=claim_id)
        .select_related("claim", "rating", "review")
        .order_by("-published_at", "-id")
        .first()
    )
    if verdict is None:
        return None
    finding = _Finding(
        rating=verdict.rating,
        reason=verdict.reason,
        as_of=verdict.as_of,
        published_at=verdict.published_at,
        stale_cause=verdict.stale_cause or "",
        no_reply_reason=verdict.review.no_reply_reason,
        withdrawn_reason=verdict.withdrawn_reason,
        in_force=verdict.claim.state == State.PUBLISHED,
    )
    return _check(verdict.claim, finding)


def proposed(claim: Claim) -> PublicCheck | None:
    """The check as it would be published if the open review were confirmed now."""
    review = claim.reviews.filter(decided_at__isnull=True).select_related("rating").first()
    if review is None:
        return None
    return _check(
        claim,
        _Finding(
            rating=review.rating,
            reason=review.reason,
            as_of=review.as_of,
            published_at=timezone.now(),
            no_reply_reason=review.no_reply_reason,
        ),
    )


def address(claim_id: int) -> str:
    """The public page of a claim, absolute."""
    return settings.PUBLIC_URL.rstrip("/") + reverse("web:check", args=[claim_id])


def _check(claim: Claim, finding: _Finding) -> PublicCheck:
    said = list(
        claim.appearances.exclude(standing=Standing.DISMISSED)
        .select_related("party", "snapshot__article")
        .defer("snapshot__raw", "snapshot__text")
        .order_by("id")
    )
    first = claim.verdicts.order_by("published_at").values_list("published_at", flat=True).first()
    return PublicCheck(
        claim_id=claim.pk,
        url=address(claim.pk),
        claim=claim.text,
        rating_label=finding.rating.label,
        rating_number=finding.rating.number,
        rating_colour=finding.rating.colour,
        rating_explanation=finding.rating.explanation,
        reason=finding.reason,
        as_of=finding.as_of,
        first_published_at=first or finding.published_at,
        published_at=finding.published_at,
        in_force=finding.in_force,
        looked_at_again=not finding.in_force and not finding.withdrawn_reason,
        stale_cause=finding.stale_cause,
        withdrawn_reason=finding.withdrawn_reason,
        newsroom=Newsroom(settings.NEWSROOM_NAME, settings.PUBLIC_URL.rstrip("/")),
        said_by=_voices(said),
        denied_by=_deniers(claim),
        appearances=_appearances(said),
        sources=tuple(
            PublicSource(
                source.title,
                source.publisher,
                source.url,
                source.stance,
                source.kind,
                source.pinpoint,
                source.excerpt,
            )
            for source in claim.sources.all()
        ),
        replies=tuple(
            PublicReply(request.party.name, request.outcome or "", request.answer)
            for request in claim.reply_requests.select_related("party")
        ),
        no_reply_reason=finding.no_reply_reason,
        corrections=tuple(
            PublicCorrection(CORRECTION_LABELS[CorrectionKind(row.kind)], row.note, row.made_at)
            for row in Correction.objects.filter(verdict__claim=claim)
        ),
    )


def _voice(statement: Statement, denial_type: str = "") -> PublicVoice:
    party = statement.party
    return PublicVoice(
        name=party.name if party else statement.party_as_written or "Somebody the article does not name",
        kind=PartyKind(party.kind) if party else PartyKind.GROUP,
        named=party is not None and statement.attribution_level in NAMED_LEVELS,
        same_as=party.same_as if party else "",
        words=statement.exact,
        denial_type=denial_type,
    )


def _voices(statements: Iterable[Statement]) -> tuple[PublicVoice, ...]:
    found: dict[str, PublicVoice] = {}
    for statement in statements:
        voice = _voice(statement)
        found.setdefault(voice.name, voice)
    return tuple(found.values())


def _deniers(claim: Claim) -> tuple[PublicVoice, ...]:
    targets = (
        DenialTarget.objects.filter(claim=claim)
        .exclude(denial__statement__standing=Standing.DISMISSED)
        .select_related("denial__statement__party")
        .order_by("id")
    )
    found: dict[str, PublicVoice] = {}
    for target in targets:
        label = DENIAL_LABELS[DenialType(target.denial.type)]
        voice = _voice(target.denial.statement, label)
        found.setdefault(voice.name, voice)
    return tuple(found.values())


def _appearances(statements: Iterable[Statement]) -> tuple[PublicAppearance, ...]:
    found: dict[int, PublicAppearance] = {}
    for statement in statements:
        article = statement.snapshot.article
        found.setdefault(
            article.pk,
            PublicAppearance(
                title=article.title,
                publisher=article.publisher,
                agency=article.agency,
                url=article.url,
                published_at=article.published_at,
            ),
        )
    return tuple(found.values())
