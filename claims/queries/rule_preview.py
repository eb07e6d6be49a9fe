"""What a rule would do now, if every claim on the desk had just arrived: the dry run."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from claims.domain.inputs import MoveInputs
from claims.domain.refusals import Missing, Refusal
from claims.domain.roles import Permission
from claims.domain.rule_words import Act, ActKind
from claims.domain.states import STATE_LABELS, State
from claims.domain.transitions import BY_MOVE, Move
from claims.models import Claim, Rule, RuleRun, User
from claims.policy import curation
from claims.policy.facts import ClaimFacts
from claims.policy.moves import check_move
from claims.policy.permissions import check_permission
from claims.queries import facts_many, rules

MOST_SHOWN = 50
_OF_PEOPLE = (ActKind.ASSIGN, ActKind.WATCH)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one act would do: it changes something, or `why_not` says why nothing."""

    said: str
    why_not: str


@dataclass(frozen=True, slots=True)
class Fit:
    """One claim that the rule fits. `done` where this version has been applied to it already."""

    claim: Claim
    state_label: str
    done: bool
    outcomes: tuple[Outcome, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """How many claims the rule fits, and the first of them, the most check-worthy first."""

    count: int
    fits: tuple[Fit, ...]


@dataclass(frozen=True, slots=True)
class _Surroundings:
    """What is the same for every claim, or looked up for all of them at once."""

    author: User
    known: dict[Move, dict[int, ClaimFacts]]
    people: dict[str, int]
    done: frozenset[int]


@dataclass(slots=True)
class _Sight:
    """One claim as the acts before have left it."""

    state: State
    claim: Claim
    tags: set[str]
    around: _Surroundings


def of(rule: Rule) -> Preview:
    """At a number of SQL statements that depends on the rule alone."""
    shape = rules.shape(rule)
    found = rules.reached(shape.conditions, rule.saved_by)
    rows = list(
        found.select_related("assignee")
        .prefetch_related("tags", "watches")
        .order_by("-check_worthiness", "-pk")[:MOST_SHOWN]
    )
    ran = RuleRun.objects.filter(rule=rule, rule_version=rule.version, claim__in=rows)
    surroundings = _Surroundings(
        author=rule.saved_by,
        known={move: facts_many.of(rows, BY_MOVE[move]) for move in (Move.ASSIGN, Move.SET_ASIDE)},
        people=_people(shape.acts),
        done=frozenset(ran.values_list("claim_id", flat=True)),
    )
    return Preview(found.count(), tuple(_fit(row, shape.acts, surroundings) for row in rows))


def _people(acts: tuple[Act, ...]) -> dict[str, int]:
    """The ids of the people whom the acts name, by the name of their account."""
    found = {act.value: rules.person_of(act.value) for act in acts if act.kind in _OF_PEOPLE}
    return {name: person.pk for name, person in found.items() if person is not None}


def _fit(row: Claim, acts: tuple[Act, ...], around: _Surroundings) -> Fit:
    state, done = State(row.state), row.pk in around.done
    sight = _Sight(state, row, {tag.name.casefold() for tag in row.tags.all()}, around)
    outcomes = () if done else tuple(_outcome(act, sight) for act in acts)
    return Fit(row, STATE_LABELS[state], done, outcomes)


def _outcome(act: Act, sight: _Sight) -> Outcome:
    try:
        check_permission(sight.around.author, Permission.WRITE_RULES)
        changes = _WOULD[act.kind](act, sight)
    except Refusal as refusal:
        return Outcome(act.said, str(refusal))
    return Outcome(act.said, "" if changes else "It is so already.")


def _would_assign(act: Act, sight: _Sight) -> bool:
    if act.value not in sight.around.people:
        raise Missing(f"There is nobody with the account “{act.value}”.")
    return _would_move(Move.ASSIGN, MoveInputs(assignee=sight.around.people[act.value]), sight)


def _would_set_aside(act: Act, sight: _Sight) -> bool:
    return _would_move(Move.SET_ASIDE, MoveInputs(reason=act.value), sight)


def _would_move(move: Move, inputs: MoveInputs, sight: _Sight) -> bool:
    known = replace(sight.around.known[move][sight.claim.pk], state=sight.state)
    sight.state = check_move(sight.around.author, known, move, known.version, inputs).target
    return True


def _would_tag(act: Act, sight: _Sight) -> bool:
    check_permission(sight.around.author, Permission.TAG_CLAIM)
    name = act.value.casefold()
    had = name in sight.tags
    sight.tags.add(name)
    return not had


def _would_prioritise(act: Act, sight: _Sight) -> bool:
    check_permission(sight.around.author, Permission.PRIORITISE)
    curation.check_state_for_priority(sight.state)
    return sight.claim.priority != int(act.value)


def _would_watch(act: Act, sight: _Sight) -> bool:
    person = sight.around.people.get(act.value)
    if person is None:
        raise Missing(f"There is nobody with the account “{act.value}”.")
    return all(watch.user_id != person for watch in sight.claim.watches.all())


_WOULD: dict[ActKind, Callable[[Act, _Sight], bool]] = {
    ActKind.ASSIGN: _would_assign,
    ActKind.TAG: _would_tag,
    ActKind.PRIORITISE: _would_prioritise,
    ActKind.WATCH: _would_watch,
    ActKind.SET_ASIDE: _would_set_aside,
}
"""Whether each kind of act would change anything; raises the refusal that the act would meet."""
