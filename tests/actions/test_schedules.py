"""Random people, moves and races, with a broker that drops, repeats, delays and re-orders: the record holds.

Every schedule is a series of steps that Hypothesis draws from a seed, on the real database; where one breaks
an invariant it is shortened until every step that is left is needed.
"""

import os
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.test import TestCase
from django.utils import timezone
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    precondition,
    rule,
    run_state_machine_as_test,
)

from claims.actions import claims as claim_actions
from claims.actions import hints, relay
from claims.domain.inputs import MoveInputs
from claims.domain.refusals import Refusal
from claims.domain.topics import Queue
from claims.domain.transitions import Move
from claims.models import Claim, HistoryEntry, OutboxEvent
from claims.pipeline import clock, drain
from claims.tasks.queues import waiting_queues
from tests import builders, invariants
from tests.table import GIVEN, PEOPLE, expected

pytestmark = [pytest.mark.slow, pytest.mark.django_db]

SCHEDULES = int(os.environ.get("SCHEDULES", "100"))
SEEDS = 4
STEPS = 20
MOST_CLAIMS, MOST_DEATHS = 3, 3

MOVES = st.sampled_from([*Move, Move.TRIAGE, Move.TAKE, Move.PROPOSE, Move.CONFIRM])
WHO = st.sampled_from(PEOPLE)
WHICH = st.integers(0, 9)


class Desk(RuleBasedStateMachine):
    """A desk of four people, its workers, and what the broker holds of hints."""

    def __init__(self) -> None:
        super().__init__()
        self.hints: list[Queue] = []
        self.claims: list[int] = []
        self.deaths = 0
        self._schedule = transaction.atomic()
        self._schedule.__enter__()
        hints._senders[:] = [self.hints.append]
        self.staff = builders.staff()

    def teardown(self) -> None:
        try:
            self._leases_end()
            drain.drain_all()
            invariants.check_all()
        finally:
            transaction.set_rollback(True)
            self._schedule.__exit__(None, None, None)

    @initialize()
    def begins_with_a_claim(self) -> None:
        self._arrive()

    @precondition(lambda self: len(self.claims) < MOST_CLAIMS)
    @rule()
    def a_claim_arrives(self) -> None:
        self._arrive()

    @rule(which=WHICH, move=MOVES, who=WHO, behind=st.sampled_from([0, 0, 0, 1]))
    def somebody_moves_a_claim(self, which: int, move: Move, who: str, behind: int) -> None:
        self._move(self._claim(which), move, who, behind)

    @rule(which=WHICH, first=st.tuples(MOVES, WHO), second=st.tuples(MOVES, WHO))
    def two_race(self, which: int, first: tuple[Move, str], second: tuple[Move, str]) -> None:
        """Both saw the same version: one of them at most gets through."""
        seen = self._claim(which)

        assert [self._move(seen, *first), self._move(seen, *second)].count(True) <= 1

    @rule(which=WHICH, who=st.sampled_from(["ravi", "cleo"]))
    def somebody_makes_it_ready(self, which: int, who: str) -> None:
        claim = self._claim(which)
        with TestCase.captureOnCommitCallbacks(execute=True):
            try:
                builders.source(claim, getattr(self.staff, who))
                builders.ask_everybody(claim, getattr(self.staff, who))
            except Refusal:
                assert claim.state in ("published", "withdrawn", "set_aside")

    @rule(which=WHICH)
    def a_denial_arrives(self, which: int) -> None:
        claim = self._claim(which)
        if claim.state != "withdrawn":
            with TestCase.captureOnCommitCallbacks(execute=True):
                builders.denial(claim)

    @precondition(lambda self: self.hints)
    @rule(which=WHICH, again=st.booleans())
    def a_hint_arrives(self, which: int, again: bool) -> None:
        """Any of them, in any order; perhaps not for the last time."""
        at = which % len(self.hints)
        drain.drain(self.hints[at] if again else self.hints.pop(at))

    @precondition(lambda self: self.hints)
    @rule(which=WHICH)
    def a_hint_is_lost(self, which: int) -> None:
        self.hints.pop(which % len(self.hints))

    @precondition(lambda self: self.deaths < MOST_DEATHS)
    @rule(queue=st.sampled_from(Queue), rows=st.integers(1, 5))
    def a_worker_takes_rows_and_dies(self, queue: Queue, rows: int) -> None:
        relay.lease(queue, rows)
        self.deaths += 1

    @rule()
    def leases_run_out_and_the_reconciler_looks(self) -> None:
        self._leases_end()
        drain.bury_abandoned()
        self.hints += waiting_queues()

    @rule(days=st.integers(0, 3))
    def the_clock_is_looked_at(self, days: int) -> None:
        with TestCase.captureOnCommitCallbacks(execute=True):
            clock.tick(timezone.now() + timedelta(days=days))

    def _arrive(self) -> None:
        with TestCase.captureOnCommitCallbacks(execute=True):
            self.claims.append(builders.claim(by=self.staff.edda).pk)

    def _claim(self, which: int) -> Claim:
        return Claim.objects.get(pk=self.claims[which % len(self.claims)])

    def _move(self, claim: Claim, move: Move, who: str, behind: int = 0) -> bool:
        """Whether it was made. A refused one has left no trace, and none is made that the table forbids."""
        given: dict[str, Any] = dict(GIVEN.get(move, {}))
        if move is Move.ASSIGN:
            given |= {"assignee": self.staff.ravi.pk, "due_at": "2026-12-01"}
        state, before = Claim.objects.get(pk=claim.pk).state, _traces()
        with TestCase.captureOnCommitCallbacks(execute=True):
            try:
                claim_actions.move(
                    claim=claim,
                    move=move,
                    version=claim.version - behind,
                    inputs=MoveInputs.parse(given),
                    by=getattr(self.staff, who),
                )
            except Refusal:
                assert _traces() == before
                return False
        assert behind == 0
        assert expected(state, move, who) == "ok" or move in BY_PERSON
        return True

    def _leases_end(self) -> None:
        OutboxEvent.objects.filter(lease_until__isnull=False).update(
            lease_until=timezone.now() - timedelta(seconds=1)
        )


BY_PERSON = {Move.PROPOSE, Move.RELEASE, Move.CONFIRM, Move.SEND_BACK}
"""Here anybody may have the claim or have proposed its verdict, and the table knows only Ravi's."""


def _traces() -> tuple[int, int]:
    return HistoryEntry.objects.count(), OutboxEvent.objects.count()


@pytest.mark.parametrize("number", range(SEEDS))
def test_whatever_happens_in_whatever_order_the_record_holds(
    number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hints, "_senders", [])

    run_state_machine_as_test(
        seed(number)(Desk),
        settings=settings(
            max_examples=SCHEDULES // SEEDS,
            stateful_step_count=STEPS,
            deadline=None,
            database=None,
            phases=(Phase.generate, Phase.shrink),
            suppress_health_check=list(HealthCheck),
        ),
    )
