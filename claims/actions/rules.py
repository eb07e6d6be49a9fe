"""Keeping rules, and applying them to claims."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from claims.actions import claims, locks, priorities, tags, watches
from claims.actions.history import record
from claims.domain.actors import System
from claims.domain.events import EventKind, Subject
from claims.domain.inputs import MoveInputs, check_keepable
from claims.domain.refusals import Missing, Refusal, Stale
from claims.domain.roles import Permission
from claims.domain.rule_words import Act, ActKind, Condition, RuleShape
from claims.domain.tongue import say
from claims.domain.transitions import Move
from claims.models import Claim, Rule, RuleAction, RuleCondition, RuleRun, User
from claims.policy.permissions import check_permission
from claims.policy.rule_rings import check_no_ring
from claims.queries import facts
from claims.queries import rules as kept_rules

LONGEST_NAME = 100


@dataclass(frozen=True, slots=True)
class RuleFields:
    """A rule as somebody writes it."""

    name: str
    active: bool
    on_change: bool
    conditions: tuple[Condition, ...]
    acts: tuple[Act, ...]


@transaction.atomic
def save(*, rule: Rule | None, fields: RuleFields, version: int, by: User) -> Rule:
    """Keep a new rule, or a new version of one. From now on it acts with the rights of `by`.

    `version` is the version that the person saw, 0 for a new rule. Raises NotAllowed, Stale, or
    Missing: no name, no condition, no act, a person who cannot be assigned, or rules in a ring.
    """
    check_permission(by, Permission.WRITE_RULES)
    locks.hold_rules()
    shape = RuleShape(rule.pk if rule else 0, _name(fields.name, rule), fields.conditions, fields.acts)
    _check_whole(shape)
    if fields.active:
        check_no_ring(shape, (kept_rules.shape(other) for other in kept_rules.awake(arrived=True)))
    before: dict[str, object] = {}
    if rule is not None:
        rule = kept_rules.whole().get(pk=rule.pk)
        if rule.version != version:
            raise Stale(
                say("Someone saved this rule first. Look again; what you typed is still in the form.")
            )
        before = _facts(rule)
        rule.conditions.all().delete()
        rule.acts.all().delete()
    else:
        rule = Rule(version=0)
    rule.name, rule.active, rule.on_change = shape.name, fields.active, fields.on_change
    rule.version, rule.saved_by, rule.saved_at = rule.version + 1, by, timezone.now()
    rule.save()
    RuleCondition.objects.bulk_create(
        RuleCondition(rule=rule, field=one.field.value, operator=one.operator.value, value=one.value)
        for one in fields.conditions
    )
    RuleAction.objects.bulk_create(
        RuleAction(rule=rule, kind=one.kind.value, value=one.value) for one in fields.acts
    )
    rule = kept_rules.whole().get(pk=rule.pk)
    record(EventKind.RULE_SAVED, Subject.RULE, rule.pk, by=by, data={"before": before, "after": _facts(rule)})
    return rule


@transaction.atomic
def apply(*, rule: Rule, claim: Claim) -> bool:
    """Do what the rule says, once per claim and version; whether anything was done.

    What is refused is left, and said; a rule that can do nothing at all has not been applied, and
    looks again when the claim changes. Within the caller's transaction.
    """
    shape = kept_rules.shape(rule)
    locks.hold(claim)
    done_before = RuleRun.objects.filter(rule=rule, rule_version=rule.version, claim=claim).exists()
    if done_before or not kept_rules.reached(shape.conditions, rule.saved_by).filter(pk=claim.pk).exists():
        return False
    outcomes = [_try(rule, act, claim) for act in shape.acts]
    if not any(done for done, _ in outcomes):
        return False
    said = "; ".join(sentence for _, sentence in outcomes)
    RuleRun.objects.create(rule=rule, rule_version=rule.version, claim=claim, outcome=said)
    record(
        EventKind.RULE_APPLIED,
        Subject.CLAIM,
        claim.pk,
        by=_actor(rule),
        data={
            "rule": rule.pk,
            "version": rule.version,
            "author": rule.saved_by.display_name,
            "author_id": rule.saved_by_id,
            "outcome": said,
        },
    )
    return True


def _try(rule: Rule, act: Act, claim: Claim) -> tuple[bool, str]:
    """Whether it changed anything, and the sentence that says what, or why not."""
    try:
        with transaction.atomic():
            check_permission(rule.saved_by, Permission.WRITE_RULES)
            changed = _ACTS[act.kind](rule, act.value, Claim.objects.get(pk=claim.pk))
    except Refusal as refusal:
        return False, f"{act.said}: refused, {refusal}"
    return changed, act.said if changed else f"{act.said}: it was so already"


def _assign(rule: Rule, value: str, claim: Claim) -> bool:
    inputs = MoveInputs(assignee=_researcher(value).pk)
    _move(rule, Move.ASSIGN, inputs, claim)
    return True


def _set_aside(rule: Rule, value: str, claim: Claim) -> bool:
    _move(rule, Move.SET_ASIDE, MoveInputs(reason=value), claim)
    return True


def _move(rule: Rule, move: Move, inputs: MoveInputs, claim: Claim) -> None:
    claims.move(
        claim=claim, move=move, version=claim.version, inputs=inputs, by=rule.saved_by, acting=_actor(rule)
    )


def _tag(rule: Rule, value: str, claim: Claim) -> bool:
    had = claim.tags.filter(name__iexact=value).exists()
    tags.add(claim=claim, name=value, by=rule.saved_by, acting=_actor(rule))
    return not had


def _prioritise(rule: Rule, value: str, claim: Claim) -> bool:
    priorities.change(claim=claim, priority=int(value), by=rule.saved_by, acting=_actor(rule))
    return claim.priority != int(value)


def _watch(rule: Rule, value: str, claim: Claim) -> bool:
    person = _member(value)
    had = claim.watches.filter(user=person).exists()
    watches.start(claim=claim, by=person)
    return not had


_ACTS: dict[ActKind, Callable[[Rule, str, Claim], bool]] = {
    ActKind.ASSIGN: _assign,
    ActKind.TAG: _tag,
    ActKind.PRIORITISE: _prioritise,
    ActKind.WATCH: _watch,
    ActKind.SET_ASIDE: _set_aside,
}
"""What each kind of act does; whether that changed anything."""


def _actor(rule: Rule) -> System:
    return System(f"Rule: {rule.name}")


def _researcher(username: str) -> User:
    person = kept_rules.person_of(username)
    if person is None or not facts.researchers().filter(pk=person.pk).exists():
        sentence = say(
            "“{username}” is not the account of anybody who may research a claim.", username=username
        )
        raise Missing(sentence, {"acts": sentence})
    return person


def _member(username: str) -> User:
    person = kept_rules.person_of(username)
    if person is None or not person.is_active:
        sentence = say("“{username}” is not the account of anybody at this desk.", username=username)
        raise Missing(sentence, {"acts": sentence})
    return person


def _name(name: str, rule: Rule | None) -> str:
    name = " ".join(name.split())
    check_keepable(name=name)
    taken = Rule.objects.filter(name__iexact=name).exclude(pk=rule.pk if rule else 0)
    sentence = ""
    if not name:
        sentence = say("A rule needs a name; the history will show it.")
    elif len(name) > LONGEST_NAME:
        sentence = say("The name has at most {longest} characters.", longest=LONGEST_NAME)
    elif taken.exists():
        sentence = say("There is a rule named “{name}” already.", name=name)
    if sentence:
        raise Missing(sentence, {"name": sentence})
    return name


def _check_whole(shape: RuleShape) -> None:
    if not shape.conditions:
        sentence = say("Say at least one condition: a rule without any would act on every claim.")
        raise Missing(sentence, {"conditions": sentence})
    if not shape.acts:
        sentence = say("Say what is to be done.")
        raise Missing(sentence, {"acts": sentence})
    for act in shape.acts:
        if act.kind is ActKind.ASSIGN:
            _researcher(act.value)
        elif act.kind is ActKind.WATCH:
            _member(act.value)


def _facts(rule: Rule) -> dict[str, object]:
    shape = kept_rules.shape(rule)
    return {
        "name": rule.name,
        "active": rule.active,
        "on_change": rule.on_change,
        "version": rule.version,
        "conditions": [one.said for one in shape.conditions],
        "acts": [one.said for one in shape.acts],
    }
