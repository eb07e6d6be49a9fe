"""How many independent sources proposals and standing verdicts have, of the words that they rest on."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Max, Q, QuerySet

from claims.models import Claim, Review, Statement
from claims.queries import appearances, control, independence


def of_article(article_id: int) -> dict[int, int]:
    """As `of`, for each claim that the article carries."""
    return _of_said(Statement.objects.filter(snapshot__article=article_id))


def of_parties(party_ids: Iterable[int]) -> dict[int, int]:
    """As `of`, for each claim of these parties, or of those whom they control in any number of steps."""
    return _of_said(Statement.objects.filter(party__in=control.below(party_ids)))


def of(claim_ids: Iterable[int]) -> dict[int, int]:
    """The independent sources of each of these claims that is proposed or published, as they count now.

    Of what was said before its last proposal alone: a copy that comes later, and is then found to be one,
    takes nothing away.
    """
    known_at = _proposed_at(claim_ids)
    spoken = {
        claim.pk: appearances.spoken_as(claim)
        for claim in Claim.objects.filter(pk__in=known_at).only("part_of")
    }
    said = independence.by_claim({pk for ids in spoken.values() for pk in ids})
    return {
        number: len(
            independence.origins([row for pk in ids for row in said[pk] if row.created_at < known_at[number]])
        )
        for number, ids in spoken.items()
    }


def _of_said(said: QuerySet[Statement]) -> dict[int, int]:
    claims = said.exclude(claim=None).values_list("claim_id", flat=True).distinct()
    return of(appearances.with_parts(claims))


def _proposed_at(claim_ids: Iterable[int]) -> dict[int, datetime]:
    """Of each of these claims when its open proposal was made, or else what its standing verdict says."""
    rests = Q(decided_at__isnull=True) | Q(verdict__isnull=False, verdict__ended_at__isnull=True)
    rows = Review.objects.filter(rests, claim__in=set(claim_ids)).order_by()
    return dict(rows.values_list("claim_id").annotate(Max("proposed_at")))
