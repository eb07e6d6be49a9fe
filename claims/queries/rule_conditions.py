"""Which claims a rule's conditions leave: one SQL condition for each."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from claims.domain.rule_words import Condition, Field, Operator
from claims.domain.speech import Standing
from claims.models import Claim, ClaimTag, Statement


def fitting(claims: QuerySet[Claim], conditions: Iterable[Condition]) -> QuerySet[Claim]:
    """The claims of which every condition holds."""
    for condition in conditions:
        holds = _HOLDS[condition.field](condition)
        negated = condition.operator in (Operator.IS_NOT, Operator.LACKS)
        claims = claims.filter(~holds if negated else holds)
    return claims


def _said(*of: Q, **where: Any) -> Q:
    """An undismissed statement makes the claim and is so."""
    made = Statement.objects.filter(*of, claim=OuterRef("pk"), **where)
    return Q(Exists(made.exclude(standing=Standing.DISMISSED)))


def _party(condition: Condition) -> Q:
    named = Q(party__name__iexact=condition.value) | Q(party__aliases__name__iexact=condition.value)
    return _said(named)


def _checkability(condition: Condition) -> Q:
    """As people triaged it; before that, as the analysis takes any of its appearances."""
    found = Q(checkability="") & _said(checkability=condition.value)
    return Q(checkability=condition.value) | found


def _worth(condition: Condition) -> Q:
    side = "gte" if condition.operator is Operator.AT_LEAST else "lte"
    return Q(**{f"check_worthiness__{side}": float(condition.value)})


def _tag(condition: Condition) -> Q:
    return Q(Exists(ClaimTag.objects.filter(claim=OuterRef("pk"), tag__name__iexact=condition.value)))


_HOLDS: dict[Field, Callable[[Condition], Q]] = {
    Field.WORDS: lambda condition: Q(text__icontains=condition.value),
    Field.PARTY: _party,
    Field.PUBLISHER: lambda condition: _said(snapshot__article__publisher__iexact=condition.value),
    Field.TOPIC: lambda condition: Q(topic__iexact=condition.value),
    Field.CHECKABILITY: _checkability,
    Field.CHECK_WORTHINESS: _worth,
    Field.DENIED: lambda condition: Q(denial_count__gt=0) if condition.value == "yes" else Q(denial_count=0),
    Field.ATTRIBUTION: lambda condition: _said(attribution_level=condition.value),
    Field.LANGUAGE: lambda condition: _said(snapshot__article__language__iexact=condition.value),
    Field.ORIGIN: lambda condition: Q(origin=condition.value),
    Field.TAG: _tag,
    Field.STATE: lambda condition: Q(state=condition.value),
}
