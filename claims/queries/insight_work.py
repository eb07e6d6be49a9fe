"""How much work was in hand over time, by state.

How many claims are in each state now is counted from the claims. How it was before is reckoned backwards
from there: each move that the history keeps (`claim.moved`, with the state before and after) is taken back,
and each claim that came to the desk since (`created_at`) is left out. So only the entries of the time that is
asked for are read, by the index `history_moves_by_time`.
"""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count

from claims.domain.events import EventKind, Subject
from claims.domain.insights import Step
from claims.domain.states import OPEN_STATES, State
from claims.policy import visibility
from claims.queries.insights import Scope
from claims.queries.measures import said, step_number

Numbers = Counter[str]


@dataclass(frozen=True, slots=True)
class WorkInHand:
    """Of each step how many claims were in each open state when it ended; the last step ends now."""

    steps: tuple[Step, ...]
    at_the_end: tuple[dict[State, int], ...]

    @property
    def any(self) -> bool:
        return any(sum(each.values()) for each in self.at_the_end)


def over_time(scope: Scope) -> WorkInHand:
    """In three SQL statements. Claims count that are on the desk now."""
    counted = _now(scope)
    changes = _changes(scope)
    backwards: list[dict[State, int]] = []
    for number in reversed(range(len(scope.many))):
        backwards.append({state: counted[state] for state in OPEN_STATES})
        counted.subtract(changes[number])
    return WorkInHand(scope.many, tuple(reversed(backwards)))


def _now(scope: Scope) -> Numbers:
    rows = scope.claims.order_by().values_list("state").annotate(Count("pk"))
    return Counter(dict(rows))


def _changes(scope: Scope) -> list[Numbers]:
    """By how many the claims in each state became more within each step."""
    steps = scope.many
    changes: list[Numbers] = [Counter() for _ in steps]
    found = scope.claims.filter(created_at__gte=steps[0].begins, created_at__lt=steps[-1].ends)
    arrived = found.order_by().annotate(step=step_number("created_at", steps)).values_list("step")
    for step, number in arrived.annotate(Count("pk")):
        changes[step][State.NEW] += number
    moved = visibility.history(scope.viewer).filter(
        kind=EventKind.CLAIM_MOVED.value,
        subject=Subject.CLAIM.value,
        subject_id__in=scope.claims.order_by().values("pk"),
        at__gte=steps[0].begins,
        at__lt=steps[-1].ends,
    )
    rows = moved.annotate(step=step_number("at", steps), before=said("from"), after=said("to"))
    for step, before, after, number in rows.values_list("step", "before", "after").annotate(Count("pk")):
        changes[step][before] -= number
        changes[step][after] += number
    return changes
