"""One move on many claims: each is answered as if it had been asked alone."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.actions import bulk_moves
from claims.domain.inputs import MoveInputs
from claims.domain.refusals import Missing, NotAllowed, Stale, WrongState
from claims.domain.speech import Checkability
from claims.domain.transitions import Move
from claims.models import Claim, HistoryEntry, OutboxEvent, User
from claims.queries import chain
from tests import builders

pytestmark = pytest.mark.django_db
TRIAGE = MoveInputs(checkability=Checkability.FACT_NOW)


def moved(claims: list[Claim], move: Move, by: User, inputs: MoveInputs) -> list[bulk_moves.Outcome]:
    versions = {claim.pk: claim.version for claim in claims}
    return bulk_moves.move_many(claim_versions=versions, move=move, inputs=inputs, by=by)


def traces() -> tuple[list[str], int]:
    kinds = (
        HistoryEntry.objects.filter(kind="claim.moved").order_by("id").values_list("data__move", flat=True)
    )
    return list(kinds), OutboxEvent.objects.filter(topic="claim.moved").count()


def test_each_claim_is_moved_with_its_own_history_and_outbox_row() -> None:
    staff = builders.staff()
    claims = [builders.claim() for _ in range(3)]

    outcomes = moved(claims, Move.TRIAGE, staff.edda, TRIAGE)

    assert [(outcome.claim_id, outcome.version) for outcome in outcomes] == [(each.pk, 2) for each in claims]
    assert {claim.state for claim in Claim.objects.all()} == {"triaged"}
    assert traces() == (["triage"] * 3, 3)
    assert chain.verify_all().first_broken is None


def test_a_claim_moved_in_bulk_tells_the_same_history_as_one_moved_alone() -> None:
    staff = builders.staff()
    alone, among = builders.claim(), builders.claim()
    builders.move(alone, "triage", staff.edda, checkability="fact_now", topic="Housing", priority=1)

    inputs = MoveInputs(checkability=Checkability.FACT_NOW, topic="Housing", priority=1)
    moved([among], Move.TRIAGE, staff.edda, inputs)

    first, second = HistoryEntry.objects.filter(kind="claim.moved").order_by("id")
    assert first.data == second.data
    assert Claim.objects.filter(topic="Housing", priority=1, version=2).count() == 2


def test_those_refused_say_why_leave_no_trace_and_hold_up_nobody() -> None:
    staff = builders.staff()
    good, stale, wrong = builders.claim(), builders.claim(), builders.set_aside(staff)
    before = traces()

    versions = {good.pk: 1, stale.pk: 7, wrong.pk: wrong.version, 99999: 1}
    outcomes = bulk_moves.move_many(claim_versions=versions, move=Move.TRIAGE, inputs=TRIAGE, by=staff.edda)

    assert [type(outcome.refusal) for outcome in outcomes] == [type(None), Stale, WrongState, Missing]
    assert [outcome.moved for outcome in outcomes] == [True, False, False, False]
    assert traces() == ([*before[0], "triage"], before[1] + 1)
    assert Claim.objects.get(pk=stale.pk).version == 1


def test_nobody_gets_in_bulk_what_they_may_not_do_alone() -> None:
    staff = builders.staff()

    outcomes = moved([builders.claim()], Move.TRIAGE, staff.ravi, TRIAGE)

    assert [type(outcome.refusal) for outcome in outcomes] == [NotAllowed]


def test_a_move_with_rows_of_its_own_is_made_one_by_one_and_a_refused_one_is_undone() -> None:
    staff = builders.staff()
    first, second = builders.in_second_reading(staff), builders.in_second_reading(staff)
    other = builders.person("omar")

    by_proposer = moved([first], Move.CONFIRM, staff.ravi, MoveInputs())
    by_another = moved([first, second], Move.CONFIRM, other, MoveInputs())

    assert [type(outcome.refusal) for outcome in by_proposer] == [NotAllowed]
    assert [outcome.moved for outcome in by_another] == [True, True]
    assert Claim.objects.filter(state="published").count() == 2


def test_no_claims_are_no_work() -> None:
    assert moved([], Move.TRIAGE, builders.staff().edda, TRIAGE) == []


@pytest.mark.parametrize(
    ("move", "inputs"),
    [(Move.TRIAGE, TRIAGE), (Move.SET_ASIDE, MoveInputs(reason="Not worth it."))],
    ids=["triage", "set aside"],
)
def test_three_claims_cost_as_many_statements_as_thirty(move: Move, inputs: MoveInputs) -> None:
    staff = builders.staff()
    counts = []
    for size in (3, 30):
        claims = [builders.claim() for _ in range(size)]
        with CaptureQueriesContext(connection) as asked:
            moved(claims, move, staff.edda, inputs)
        counts.append(len(asked))

    assert counts[0] == counts[1] <= 12
