"""What is offered, and what is missing."""

import pytest

from claims.actions import claims as claim_actions
from claims.domain.inputs import MoveInputs
from claims.domain.refusals import Refusal
from claims.domain.states import State
from claims.domain.transitions import Move
from claims.policy import moves
from claims.queries import facts
from tests import builders
from tests.table import GIVEN, PEOPLE, STARTS, expected

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("who", PEOPLE)
@pytest.mark.parametrize("state", list(State))
def test_what_is_offered_is_what_would_be_done(state: State, who: str) -> None:
    staff = builders.staff()
    claim = builders.AT[state](staff)
    person = getattr(staff, who)

    offers = {offer.move: offer for offer in moves.available(person, facts.of(claim))}

    assert set(offers) == {move for move in Move if state in STARTS[move]}
    for move, offer in offers.items():
        assert offer.allowed == (expected(state, move, who) == "ok")
        assert offer.allowed or offer.why_not


@pytest.mark.parametrize("move", [move for move in Move if move in GIVEN and move != "confirm"])
def test_a_move_without_what_it_needs_says_what_is_missing(move: Move) -> None:
    staff = builders.staff()
    claim = builders.AT[min(STARTS[move])](staff)
    by = {"propose": staff.ravi, "send_back": staff.cleo}.get(move, staff.edda)

    with pytest.raises(Refusal) as refused:
        claim_actions.move(claim=claim, move=move, version=claim.version, inputs=MoveInputs(), by=by)

    assert set(getattr(refused.value, "fields", {})) == set(GIVEN[move])
