"""Where a claim was said and denied. A part was said and denied where the whole was."""

from django.db.models import QuerySet

from claims.domain.speech import Standing
from claims.models import Claim, DenialTarget, Statement


def spoken_as(claim: Claim) -> list[int]:
    """The ids under which the claim is spoken of: its own, and that of the claim it is part of."""
    return [claim.pk, claim.part_of_id] if claim.part_of_id else [claim.pk]


def of(claim: Claim) -> QuerySet[Statement]:
    """The undismissed statements that make the claim, or the one it is part of."""
    return Statement.objects.filter(claim__in=spoken_as(claim)).exclude(standing=Standing.DISMISSED)


def denials_of(claim: Claim) -> QuerySet[DenialTarget]:
    """The links of undismissed denials that answer the claim, or the one it is part of."""
    targets = DenialTarget.objects.filter(claim__in=spoken_as(claim))
    return targets.exclude(denial__statement__standing=Standing.DISMISSED)
