"""Where claims come from, and which denials wait."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Case, CharField, Count, Exists, F, Min, OuterRef, Q, QuerySet, Value, When

from claims.domain.insights import AGES
from claims.domain.speech import Standing, StatementKind
from claims.domain.states import OPEN_STATES, State
from claims.models import Claim, DenialTarget, FeedEntry, Statement
from claims.policy import visibility
from claims.queries.insights import Scope

FEED = "feed"
"""The way in of what the desk took from a feed, whatever its page was then received by."""

DECIDED = (State.PUBLISHED, State.WITHDRAWN)


@dataclass(frozen=True, slots=True)
class DenialsWaiting:
    """How many wait for how long, by the ages of `AGES`, and since when the oldest does."""

    by_age: tuple[int, ...]
    oldest: datetime | None

    @property
    def total(self) -> int:
        return sum(self.by_age)


@dataclass(frozen=True, slots=True)
class Publisher:
    """Claims found first in what somebody published, and what became of them. A blank name is not known."""

    name: str
    decided: int = 0
    in_hand: int = 0
    set_aside: int = 0

    @property
    def total(self) -> int:
        return self.decided + self.in_hand + self.set_aside


def denials_waiting(scope: Scope) -> DenialsWaiting:
    """Denials that nobody has accepted or dismissed (`Statement.standing` is suggested), since `created_at`.

    It is as of now, whatever the time asked for. With a topic, those that answer a claim of it.
    """
    waiting = Statement.objects.filter(
        kind=StatementKind.DENIAL.value,
        standing=Standing.SUGGESTED.value,
        snapshot__article__in=visibility.articles(scope.viewer),
    )
    if scope.filters.topic:
        answers = DenialTarget.objects.filter(denial__statement=OuterRef("pk"), claim__in=scope.claims)
        waiting = waiting.filter(Exists(answers))
    edges = [scope.now - age for age, _ in AGES]
    ages = {
        f"age_{number}": Count("pk", filter=_between(begins, ends))
        for number, (ends, begins) in enumerate(zip(edges, [*edges[1:], None], strict=True))
    }
    row = waiting.order_by().aggregate(oldest=Min("created_at"), **ages)
    return DenialsWaiting(tuple(row[name] for name in ages), row["oldest"])


def publishers(scope: Scope) -> tuple[Publisher, ...]:
    """The claims that came to the desk in this time (`Claim.created_at`), by who published them first.

    That is who published the article of the first undismissed statement that makes the claim, or, where only
    denials tell of it, of the first that denies it. Parts of a claim do not count beside it.
    """
    counted = {
        "decided": Count("pk", filter=Q(claim__state__in=DECIDED)),
        "in_hand": Count("pk", filter=Q(claim__state__in=OPEN_STATES)),
        "set_aside": Count("pk", filter=Q(claim__state=State.SET_ASIDE)),
    }
    found: dict[str, Counter[str]] = {}
    for rows in _firsts(scope):
        for row in rows.values("publisher").annotate(**counted):
            numbers = found.setdefault(row.pop("publisher"), Counter())
            numbers.update(row)
    named = [Publisher(name, **numbers) for name, numbers in found.items()]
    return tuple(sorted(named, key=lambda row: (-row.total, row.name.casefold())))


def ways_in(scope: Scope) -> dict[str, int]:
    """The same claims, by how their first article came in: from a feed, or as `Snapshot.how` says."""
    found: Counter[str] = Counter()
    for rows in _firsts(scope):
        fed = FeedEntry.objects.filter(article=OuterRef("article"), outcome="taken")
        way = Case(When(Exists(fed), then=Value(FEED)), default=F("how"), output_field=CharField())
        found.update(dict(rows.annotate(way=way).values_list("way").annotate(Count("pk"))))
    return dict(found.most_common())


def _firsts(scope: Scope) -> tuple[QuerySet[Any], QuerySet[Any]]:
    """What told of each claim first: statements that make it, and links of denials where there are none."""
    claims = scope.claims.order_by().filter(
        created_at__gte=scope.begins, created_at__lt=scope.few[-1].ends, part_of__isnull=True
    )
    return _first_said(claims), _first_denied(claims.filter(appearance_count=0))


def _first_said(claims: QuerySet[Claim]) -> QuerySet[Any]:
    said = Statement.objects.filter(standing__in=("suggested", "accepted"))
    earlier = said.filter(claim=OuterRef("claim"), pk__lt=OuterRef("pk"))
    firsts = said.filter(claim__in=claims).filter(~Exists(earlier)).order_by()
    return firsts.annotate(
        article=F("snapshot__article"), publisher=F("snapshot__article__publisher"), how=F("snapshot__how")
    )


def _first_denied(claims: QuerySet[Claim]) -> QuerySet[Any]:
    told = DenialTarget.objects.filter(denial__statement__standing__in=("suggested", "accepted"))
    earlier = told.filter(claim=OuterRef("claim"), pk__lt=OuterRef("pk"))
    firsts = told.filter(claim__in=claims).filter(~Exists(earlier)).order_by()
    of = "denial__statement__snapshot"
    return firsts.annotate(
        article=F(f"{of}__article"), publisher=F(f"{of}__article__publisher"), how=F(f"{of}__how")
    )


def _between(begins: datetime | None, ends: datetime) -> Q:
    until = Q(created_at__lte=ends)
    return until & Q(created_at__gt=begins) if begins else until
