"""Where a claim was said and denied. A part was said and denied where the whole was."""

from collections.abc import Iterable

from django.db.models import QuerySet

from claims.domain.speech import Standing
from claims.models import Claim, DenialTarget, Statement


def spoken_as(claim: Claim) -> list[int]:
    """The ids under which the claim is spoken of: its own, and that of the claim it is part of."""
    return [claim.pk, claim.part_of_id] if claim.part_of_id else [claim.pk]


def with_parts(claim_ids: Iterable[int]) -> set[int]:
    """These claims and their parts, by id: all of which what is said of the former speaks."""
    ids = set(claim_ids)
    return ids | set(Claim.objects.filter(part_of__in=ids).values_list("pk", flat=True))


def of(claim: Claim) -> QuerySet[Statement]:
    """The undismissed statements that make the claim, or the one it is part of."""
    return Statement.objects.filter(claim__in=spoken_as(claim)).exclude(standing=Standing.DISMISSED)


def denials_of(claim: Claim) -> QuerySet[DenialTarget]:
    """The links of undismissed denials that answer the claim, or the one it is part of."""
    targets = DenialTarget.objects.filter(claim__in=spoken_as(claim))
    return targets.exclude(denial__statement__standing=Standing.DISMISSED)
