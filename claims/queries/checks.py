"""Published checks, and checks as they would be published."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone, translation

from claims.domain.denials import DENIAL_LABELS, DenialType
from claims.domain.speech import NAMED_LEVELS, PartyKind
from claims.domain.states import State
from claims.domain.tongue import say
from claims.models import Article, Claim, Review, Statement, Verdict
from claims.policy import visibility
from claims.publishing.check import (
    Newsroom,
    PublicAppearance,
    PublicCheck,
    PublicLook,
    PublicOrigin,
    PublicPart,
    PublicVoice,
)
from claims.publishing.frozen import thawed
from claims.queries import appearances, corrections, independence, public_replies, public_sources

SEARCHED = ("words", "voices")
"""Columns that a verdict is found by, and nothing shows."""


def latest() -> QuerySet[Verdict]:
    """Verdicts that stand, the newest first, with what their line in a list shows."""
    return (
        visibility.published_verdicts()
        .filter(ended_at__isnull=True)
        .select_related("claim", "rating")
        .defer(*SEARCHED, "claim__search")
        .order_by("-published_at", "-id")
    )


def public(claim_id: int) -> PublicCheck | None:
    """The check that anybody may read under this claim's number, or None."""
    verdict = (
        visibility.published_verdicts()
        .filter(claim_id=claim_id)
        .select_related("claim")
        .defer(*SEARCHED, "claim__search")
        .order_by("-published_at", "-id")
        .first()
    )
    return as_published(verdict) if verdict else None


def as_published(verdict: Verdict) -> PublicCheck:
    """The check as it was confirmed, with what has become of it since."""
    in_force = verdict.ended_at is None and verdict.claim.state == State.PUBLISHED
    return replace(
        thawed(verdict.published_as),
        looks=_looks(verdict),
        url=address(verdict.claim_id),
        newsroom=_newsroom(),
        published_at=verdict.published_at,
        in_force=in_force,
        looked_at_again=not in_force and not verdict.withdrawn_reason,
        stale_cause=verdict.stale_cause or "",
        withdrawn_reason=verdict.withdrawn_reason,
        corrections=corrections.of(verdict.claim_id),
    )


def parts(claim_id: int) -> tuple[PublicPart, ...]:
    """The standing checks of the claim's parts, each as it was published."""
    rows = latest().filter(claim__part_of=claim_id).prefetch_related("reaffirmations").order_by("claim_id")
    return tuple(_part(row) for row in rows)


def whole(claim_id: int) -> PublicPart | None:
    """The standing check of the claim that this one is part of, as it was published."""
    row = latest().filter(claim__parts=claim_id).prefetch_related("reaffirmations").first()
    return _part(row) if row else None


def _part(verdict: Verdict) -> PublicPart:
    kept, looks = verdict.published_as, _looks(verdict)
    return PublicPart(
        claim_id=verdict.claim_id,
        claim=kept["claim"],
        rating_label=kept["rating_label"],
        rating_colour=kept["rating_colour"],
        as_of=looks[-1].as_of if looks else verdict.as_of,
    )


def proposed(claim: Claim) -> PublicCheck | None:
    """The check as it would be published if the open review were confirmed now.

    It is in the desk's language, whoever reads or confirms it: its words are kept, and the public reads them.
    """
    review = claim.reviews.filter(decided_at__isnull=True).select_related("rating").first()
    if review is None:
        return None
    with translation.override(settings.LANGUAGE_CODE):
        return _check(claim, review)


def address(claim_id: int) -> str:
    """The public page of a claim, absolute."""
    return settings.PUBLIC_URL.rstrip("/") + reverse("web:check", args=[claim_id])


def _check(claim: Claim, review: Review) -> PublicCheck:
    said = independence.read(appearances.of(claim))
    now = timezone.now()
    first = claim.verdicts.order_by("published_at").values_list("published_at", flat=True).first()
    return PublicCheck(
        claim_id=claim.pk,
        url=address(claim.pk),
        claim=claim.text,
        rating_label=review.rating.label,
        rating_number=review.rating.number,
        rating_colour=review.rating.colour,
        rating_explanation=review.rating.explanation,
        reason=review.reason,
        as_of=review.as_of,
        first_published_at=first or now,
        published_at=now,
        in_force=True,
        looked_at_again=False,
        stale_cause="",
        withdrawn_reason="",
        newsroom=_newsroom(),
        said_by=_voices(said),
        denied_by=_deniers(claim),
        appearances=_appearances(said),
        origins=_origins(said),
        sources=public_sources.of(claim),
        replies=public_replies.of(claim),
        no_reply_reason=review.no_reply_reason,
        corrections=corrections.of(claim.pk),
    )


def _newsroom() -> Newsroom:
    return Newsroom(settings.NEWSROOM_NAME, settings.PUBLIC_URL.rstrip("/"))


def _looks(verdict: Verdict) -> tuple[PublicLook, ...]:
    return tuple(
        PublicLook(row.made_at, row.as_of, row.cause, row.reason) for row in verdict.reaffirmations.all()
    )


def _voice(statement: Statement, denial_type: str = "") -> PublicVoice:
    party = statement.party
    return PublicVoice(
        name=statement.speaker or say("Somebody the article does not name"),
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
    targets = appearances.denials_of(claim).select_related("denial__statement__party").order_by("id")
    found: dict[str, PublicVoice] = {}
    for target in targets:
        label = say(DENIAL_LABELS[DenialType(target.denial.type)])
        if target.claim_id != claim.pk:
            label = say("{denial} of the whole that this is part of", denial=label)
        voice = _voice(target.denial.statement, label)
        found.setdefault(voice.name, voice)
    return tuple(found.values())


def _origins(statements: Sequence[Statement]) -> tuple[PublicOrigin, ...]:
    return tuple(
        PublicOrigin(origin.reason, tuple(_outlet(article) for article in origin.articles))
        for origin in independence.origins(statements)
    )


def _outlet(article: Article) -> str:
    return f"{article.publisher}: {article}" if article.publisher else str(article)


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
