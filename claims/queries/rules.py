"""The desk's rules, and the claims that they can reach."""

from django.db.models import QuerySet

from claims.domain.rule_words import Act, ActKind, Condition, Field, Operator, RuleShape
from claims.models import Claim, Rule, User
from claims.policy import visibility
from claims.queries.rule_conditions import fitting


def whole() -> QuerySet[Rule]:
    """Rules with all that they wait for and do."""
    return Rule.objects.select_related("saved_by").prefetch_related("conditions", "acts").order_by("pk")


def awake(*, arrived: bool) -> list[Rule]:
    """The active rules that look at a claim now: all when it arrives, some when it changes."""
    rules = whole().filter(active=True)
    return list(rules if arrived else rules.filter(on_change=True))


def shape(rule: Rule) -> RuleShape:
    return RuleShape(
        id=rule.pk,
        name=rule.name,
        conditions=tuple(
            Condition(Field(row.field), Operator(row.operator), row.value) for row in rule.conditions.all()
        ),
        acts=tuple(Act(ActKind(row.kind), row.value) for row in rule.acts.all()),
    )


def reached(conditions: tuple[Condition, ...], author: User) -> QuerySet[Claim]:
    """Claims on the desk of which all the conditions hold."""
    on_desk = visibility.claims_on_desk(author).filter(merged_into__isnull=True)
    return fitting(on_desk, conditions)


def person_of(username: str) -> User | None:
    return User.objects.filter(username__iexact=username).first()
