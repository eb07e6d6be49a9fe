"""Every state × move × person × door, with the answer that `tests.table` gives."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from claims.domain.states import State
from claims.domain.transitions import Move
from claims.models import Claim, HistoryEntry, OutboxEvent
from tests import builders
from tests.builders import Staff
from tests.conftest import NewDesk
from tests.doors.doors import DOORS
from tests.table import ENDS, GIVEN, PEOPLE, at, expected

KINDS = {"ok": "done", "not_allowed": "not_allowed", "wrong_state": "stale"}
INTO_THE_ADMIN = {"admin"}
ENTRIES = {"reaffirm": 2}
"""What is written of a claim beside the move itself, where anything is."""


@dataclass(frozen=True)
class Desk:
    """One claim in each state, for all cells; each cell is rolled back."""

    staff: Staff
    at: dict[str, Claim]


@pytest.fixture(scope="module")
def desk(new_desk: NewDesk, django_db_blocker: DjangoDbBlocker) -> Iterator[Desk]:
    with django_db_blocker.unblock(), transaction.atomic():
        if new_desk.emptied:
            new_desk.restore()
        staff = builders.staff()
        yield Desk(staff, {state: at(state, staff) for state in State})
        transaction.set_rollback(True)


@pytest.fixture
def cell(desk: Desk) -> Iterator[Desk]:
    with transaction.atomic():
        yield desk
        transaction.set_rollback(True)


@pytest.mark.django_db
@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("who", PEOPLE)
@pytest.mark.parametrize("move", list(Move))
@pytest.mark.parametrize("state", list(State))
def test_a_move_is_made_or_refused_as_the_table_says(
    cell: Desk, state: State, move: Move, who: str, door: str
) -> None:
    claim, person = cell.at[state], getattr(cell.staff, who)
    given = dict(GIVEN.get(move, {}))
    if move is Move.ASSIGN:
        given["assignee"] = str(cell.staff.cleo.pk)
    before = _record()

    answer = DOORS[door](claim, move, claim.version, person, given)

    let_in = door != "admin" or who in INTO_THE_ADMIN
    wanted = expected(state, move, who) if let_in else "not_let_in"
    after = Claim.objects.get(pk=claim.pk)
    if wanted == "ok":
        assert answer.kind == "done"
        assert (after.state, after.version) == (ENDS[move], claim.version + 1)
        assert _record() == (before[0] + ENTRIES.get(move, 1), before[1] + 1)
    else:
        # The admin says why, but not of which kind the refusal is.
        assert answer.kind == (("refused" if door == "admin" else KINDS[wanted]) if let_in else wanted)
        assert bool(answer.sentence) == let_in
        assert (after.state, after.version) == (claim.state, claim.version)
        assert _record() == before


def _record() -> tuple[int, int]:
    """How much the history and the outbox say of claims."""
    entries = HistoryEntry.objects.filter(subject="claim")
    return (entries.count(), OutboxEvent.objects.exclude(topic__startswith="bulk.").count())
