"""Rules that would set each other off for ever, or themselves."""

from collections.abc import Iterable

from claims.domain.refusals import Missing
from claims.domain.rule_words import ActKind, Field, Operator, RuleShape
from claims.domain.states import State
from claims.domain.tongue import say
from claims.domain.transitions import BY_MOVE, Move

_MOVE_OF = {ActKind.ASSIGN: Move.ASSIGN, ActKind.SET_ASIDE: Move.SET_ASIDE}


def check_no_ring(rule: RuleShape, others: Iterable[RuleShape]) -> None:
    """Whether this rule leads back to itself, alone or through the other active rules. Raises Missing."""
    if _waits_for_what_it_gives(rule):
        raise _ring(say("“{rule}” gives the tag that it waits for: it would set itself off.", rule=rule.name))
    ring = _way_back(rule, {rule.id: rule, **{other.id: other for other in others if other.id != rule.id}})
    if ring:
        names = " → ".join(f"“{step.name}”" for step in (*ring, rule))
        raise _ring(
            say(
                "These rules would set each other off in a ring: {names}. Change what one waits for.",
                names=names,
            )
        )


def sets_off(first: RuleShape, second: RuleShape) -> bool:
    """Whether what the first does can make a condition of the second true that was not."""
    return _by_tag(first, second) or _by_state(first, second)


def _way_back(start: RuleShape, rules: dict[int, RuleShape]) -> list[RuleShape]:
    """The shortest ring through `start`, from it on, or nothing."""
    ways, seen = [[start]], {start.id}
    while ways:
        way = ways.pop(0)
        for rule in rules.values():
            if not sets_off(way[-1], rule):
                continue
            if rule.id == start.id:
                return way
            if rule.id not in seen:
                seen.add(rule.id)
                ways.append([*way, rule])
    return []


def _waits_for_what_it_gives(rule: RuleShape) -> bool:
    return bool(_given(rule) & _tags(rule, Operator.IS))


def _by_tag(first: RuleShape, second: RuleShape) -> bool:
    given = _given(first) - _tags(first, Operator.IS)
    return bool(given & _tags(second, Operator.IS)) and not given & _tags(second, Operator.IS_NOT)


def _by_state(first: RuleShape, second: RuleShape) -> bool:
    wanted = _states(second)
    for act in first.acts:
        move = _MOVE_OF.get(act.kind)
        if move is None:
            continue
        transition = BY_MOVE[move]
        begins = _states(first) & set(transition.sources)
        if transition.target in wanted and begins - wanted:
            return True
    return False


def _given(rule: RuleShape) -> set[str]:
    return {act.value.casefold() for act in rule.acts if act.kind is ActKind.TAG}


def _tags(rule: RuleShape, operator: Operator) -> set[str]:
    return {
        condition.value.casefold()
        for condition in rule.conditions
        if condition.field is Field.TAG and condition.operator is operator
    }


def _states(rule: RuleShape) -> set[State]:
    """The states in which the rule's conditions can hold."""
    left = set(State)
    for condition in rule.conditions:
        if condition.field is Field.STATE:
            named = {State(condition.value)}
            left = left & named if condition.operator is Operator.IS else left - named
    return left


def _ring(sentence: str) -> Missing:
    return Missing(sentence, {"acts": sentence})
