"""How much waits where, in one SQL statement."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, IntegerField, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from claims.domain.states import OPEN_STATES, WORKED_ON, State
from claims.models import Claim, User
from claims.policy import visibility
from claims.queries import look_again


@dataclass(frozen=True, slots=True)
class Counts:
    """What the rail and the desk's tabs show."""

    open: int
    mine: int
    unassigned: int
    second_reading: int
    overdue: int
    denied_new: int
    look_again: int
    watching: int
    published: int
    all: int
    articles: int
    notices: int


def of(viewer: User) -> Counts:
    claims = visibility.claims_on_desk(viewer)
    counted = {
        "open": open_claims(claims),
        "mine": mine(claims, viewer),
        "unassigned": unassigned(claims),
        "second_reading": claims.filter(state=State.SECOND_READING),
        "overdue": overdue(claims),
        "denied_new": claims.filter(state=State.NEW, denial_count__gt=0),
        "look_again": look_again.of(claims),
        "watching": watched(claims, viewer),
        "published": claims.filter(state=State.PUBLISHED),
        "all": claims,
        "articles": visibility.articles(viewer),
        "notices": visibility.notices(viewer).filter(seen_at__isnull=True),
    }
    row = (
        User.objects.filter(pk=viewer.pk)
        .annotate(**{f"count_{name}": number_of(rows) for name, rows in counted.items()})
        .values(*(f"count_{name}" for name in counted))
        .get()
    )
    return Counts(**{name: row[f"count_{name}"] for name in counted})


def open_claims(claims: QuerySet[Claim]) -> QuerySet[Claim]:
    return claims.filter(state__in=[str(state) for state in OPEN_STATES])


def mine(claims: QuerySet[Claim], viewer: User) -> QuerySet[Claim]:
    return open_claims(claims).filter(assignee=viewer)


def unassigned(claims: QuerySet[Claim]) -> QuerySet[Claim]:
    return open_claims(claims).filter(assignee__isnull=True)


def overdue(claims: QuerySet[Claim]) -> QuerySet[Claim]:
    """Claims that were to be done by now, and are not."""
    late = claims.filter(due_at__lte=timezone.now())
    return late.filter(state__in=[str(state) for state in WORKED_ON])


def watched(claims: QuerySet[Claim], viewer: User) -> QuerySet[Claim]:
    return claims.filter(watches__user=viewer)


def number_of(rows: QuerySet[Any]) -> Coalesce:
    """The number of these rows, as a scalar subquery."""
    counted = rows.order_by().annotate(one=Value(1)).values("one").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)
