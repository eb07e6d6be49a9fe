"""What came out of articles."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q

from claims.domain.speech import Standing, StatementKind
from claims.models import Article


@dataclass(frozen=True, slots=True)
class Yield:
    """One article with how many undismissed claims and denials it holds, and how many parties speak."""

    article: Article
    claims: int
    denials: int
    parties: int


def of(article_ids: Iterable[int]) -> list[Yield]:
    """In one SQL statement, in the order in which the articles came in."""
    kept = ~Q(snapshots__statements__standing=Standing.DISMISSED.value)
    kind = "snapshots__statements__kind"
    rows = (
        Article.objects.filter(pk__in=list(article_ids))
        .annotate(
            claims_found=Count("snapshots__statements__claim", filter=kept, distinct=True),
            denials_found=Count(
                "snapshots__statements", filter=kept & Q(**{kind: StatementKind.DENIAL.value}), distinct=True
            ),
            parties_found=Count("snapshots__statements__party", filter=kept, distinct=True),
        )
        .order_by("pk")
    )
    return [Yield(row, row.claims_found, row.denials_found, row.parties_found) for row in rows]
