"""What the rules need to know of one claim."""

from datetime import datetime

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone

from claims.domain import addresses
from claims.domain.evidence import Against, CorrectionKind
from claims.domain.roles import PERMISSIONS, Permission, Role
from claims.domain.speech import NAMED_LEVELS, Checkability, Standing, StatementKind
from claims.domain.states import State
from claims.domain.tongue import say
from claims.models import (
    Article,
    Claim,
    Party,
    Rating,
    ReplyRequest,
    Review,
    Source,
    Statement,
    User,
    Verdict,
)
from claims.policy.facts import ClaimFacts, Waiting
from claims.publishing import claimreview, rules
from claims.queries import anonymity, appearances, checks, parts


def of(claim: Claim, *, duplicate_of: int | None = None) -> ClaimFacts:
    """The facts of the claim as the database has it now. `duplicate_of` is a number to look up."""
    review = (
        claim.reviews.filter(decided_at__isnull=True).only("proposed_by_id", "stale_cause").first()
        if claim.state == State.SECOND_READING
        else None
    )
    unasked, waiting = _replies(claim, timezone.now())
    standing = claim.verdicts.filter(ended_at__isnull=True).select_related("review", "rating").first()
    return ClaimFacts(
        claim_id=claim.pk,
        state=State(claim.state),
        version=claim.version,
        checkability=Checkability(claim.checkability) if claim.checkability else None,
        assignee_id=claim.assignee_id,
        assignee_name=claim.assignee.display_name if claim.assignee else "",
        proposer_id=review.proposed_by_id if review else None,
        stale_cause=(review.stale_cause or "") if review else "",
        has_standing_verdict=standing is not None,
        verdict_stale_cause=(standing.stale_cause or "") if standing else "",
        verdict_proposer_id=standing.review.proposed_by_id if standing else None,
        independent_sources=len(independent_sources(claim)),
        unasked=unasked,
        waiting=waiting,
        anonymity=anonymity.facts_of(claim),
        rating_against=dict(_ratings_in_use()),
        claimreview_problems=_claimreview_problems(claim, review),
        researchers=frozenset(researchers().values_list("pk", flat=True)),
        existing_duplicates=existing(duplicate_of),
        merged_into=claim.merged_into_id,
        today=timezone.localdate(),
        rated_parts=parts.ratings(claim),
        published_rating=standing.rating.key if standing else "",
        announced=_announced(standing) if standing and claim.state != State.PUBLISHED else None,
    )


def independent_sources(claim: Claim) -> list[Source]:
    """Sources that are neither a party's own reply nor an article of a story that carries the claim.

    A source is such an article by its address too: the desk may have read that after it was added.
    """
    stories = appearances.of(claim).values("snapshot__article__story_id")
    own = list(Article.objects.filter(story__in=stories).values_list("story_id", "url"))
    own_stories = {story_id for story_id, _ in own}
    own_addresses = {addresses.comparable(url) for _, url in own if url}
    return [
        source
        for source in claim.sources.filter(reply__isnull=True).select_related("article")
        if (source.article is None or source.article.story_id not in own_stories)
        and addresses.comparable(source.url) not in own_addresses
    ]


def parties_of(claim: Claim, side: Against) -> list[Party]:
    """The named parties that stand on one side of a claim, and so can be asked for a reply."""
    statements = Statement.objects.exclude(standing=Standing.DISMISSED).filter(
        attribution_level__in=[str(level) for level in NAMED_LEVELS], party__isnull=False
    )
    if side is Against.CLAIMANTS:
        statements = statements.filter(claim__in=appearances.spoken_as(claim), kind=StatementKind.CLAIM)
    elif side is Against.DENIERS:
        statements = statements.filter(denial__targets__claim__in=appearances.spoken_as(claim))
    else:
        return []
    return list(Party.objects.filter(statements__in=statements).distinct().order_by("name"))


def researchers() -> QuerySet[User]:
    """Active people whose role may research a claim."""
    roles = [str(role) for role in Role if Permission.PROPOSE in PERMISSIONS[role]]
    return User.objects.filter(is_active=True, role__in=roles).order_by("first_name", "username")


def _replies(
    claim: Claim, now: datetime
) -> tuple[dict[Against, tuple[str, ...]], dict[Against, tuple[Waiting, ...]]]:
    """Who of each side was not asked, and whose time to answer some question still runs."""
    requests = list(ReplyRequest.objects.filter(claim=claim).order_by("deadline"))
    asked = {request.party_id for request in requests}
    runs = {
        request.party_id: request.deadline
        for request in requests
        if request.outcome is None and request.deadline and request.deadline > now
    }
    unasked, waiting = {}, {}
    for side in (Against.CLAIMANTS, Against.DENIERS):
        parties = parties_of(claim, side)
        unasked[side] = tuple(party.name for party in parties if party.pk not in asked)
        waiting[side] = tuple(Waiting(party.name, runs[party.pk]) for party in parties if party.pk in runs)
    return unasked, waiting


def _announced(verdict: Verdict) -> CorrectionKind | None:
    latest = verdict.corrections.last()
    return CorrectionKind(latest.kind) if latest else None


def _ratings_in_use() -> list[tuple[str, Against]]:
    rows = Rating.objects.filter(in_use=True).values_list("key", "against")
    return [(key, Against(against)) for key, against in rows]


def _claimreview_problems(claim: Claim, review: Review | None) -> tuple[str, ...]:
    if review is None:
        return ()
    check = checks.proposed(claim)
    if check is None:
        return (say("There is no proposal to publish."),)
    return rules.problems(claimreview.of(check), settings.PUBLIC_URL)


def existing(wanted: int | None) -> frozenset[int]:
    """The claim of this number, if there is one that another may be said to repeat."""
    if wanted is None:
        return frozenset()
    return frozenset(
        Claim.objects.filter(pk=wanted).exclude(state=State.SET_ASIDE).values_list("pk", flat=True)
    )
