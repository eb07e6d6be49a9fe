"""Every state × move × person, with the answer that the table in DESIGN gives."""

import pytest

from claims.actions import claims as claim_actions
from claims.actions import verdicts
from claims.domain.actors import DESK
from claims.domain.inputs import MoveInputs
from claims.domain.refusals import NotAllowed, Refusal, WrongState
from claims.domain.states import State
from claims.domain.transitions import Move
from claims.models import Claim, HistoryEntry, OutboxEvent
from claims.policy import moves
from claims.queries import facts
from tests import builders
from tests.builders import Staff

pytestmark = pytest.mark.django_db

STARTS = {
    "triage": {"new", "triaged"},
    "set_aside": {"new", "triaged", "researching"},
    "restore": {"set_aside"},
    "take": {"triaged"},
    "assign": {"triaged"},
    "release": {"researching"},
    "propose": {"researching"},
    "send_back": {"second_reading"},
    "confirm": {"second_reading"},
    "reaffirm": {"published"},
    "reopen": {"published"},
    "withdraw": {"published"},
}
ENDS = {
    "triage": "triaged",
    "set_aside": "set_aside",
    "restore": "new",
    "take": "researching",
    "assign": "researching",
    "release": "triaged",
    "propose": "second_reading",
    "send_back": "researching",
    "confirm": "published",
    "reaffirm": "published",
    "reopen": "researching",
    "withdraw": "withdrawn",
}
EDITORS_ONLY = {"triage", "set_aside", "restore", "assign", "reopen", "withdraw"}
GIVEN = {
    "triage": {"checkability": "fact_now"},
    "set_aside": {"reason": "Not worth it."},
    "restore": {"reason": "Worth it after all."},
    "propose": {"rating": "false", "reason": "The register says so."},
    "send_back": {"comment": "Which register?"},
    "confirm": {"comment": "Agreed."},
    "reaffirm": {"reason": "The register says the same today."},
    "reopen": {"correction": "update", "note": "A new register came out."},
    "withdraw": {"reason": "The register was forged."},
}


def at(state: str, staff: Staff) -> Claim:
    """A claim in this state with which every move of the table can be made; the published one is stale."""
    claim = builders.AT[state](staff)
    if verdicts.mark_stale(claim=claim, cause="A new register came out.", by=DESK):
        claim.refresh_from_db()
    return claim


def expected(state: str, move: str, who: str) -> str:
    """`ok`, or the refusal: by role or person `not_allowed`, by state `wrong_state`."""
    if move in EDITORS_ONLY and who in ("ravi", "cleo"):
        return "not_allowed"
    if state not in STARTS[move]:
        return "wrong_state"
    if move == "propose" and who != "ravi":
        return "not_allowed"
    if move == "release" and who == "cleo":
        return "not_allowed"
    if move in ("confirm", "send_back", "reaffirm") and who == "ravi":
        return "not_allowed"
    return "ok"


@pytest.mark.parametrize("who", ["edda", "ravi", "cleo", "admin"])
@pytest.mark.parametrize("move", list(Move))
@pytest.mark.parametrize("state", list(State))
def test_a_move_is_made_or_refused_as_the_table_says(state: State, move: Move, who: str) -> None:
    staff = builders.staff()
    claim = at(state, staff)
    person = getattr(staff, who)
    given = dict(GIVEN.get(move, {}))
    if move is Move.ASSIGN:
        given["assignee"] = str(staff.cleo.pk)
    before = (HistoryEntry.objects.count(), OutboxEvent.objects.count())

    try:
        after = claim_actions.move(
            claim=claim, move=move, version=claim.version, inputs=MoveInputs.parse(given), by=person
        )
    except NotAllowed:
        answer = "not_allowed"
    except WrongState:
        answer = "wrong_state"
    else:
        answer = "ok"
        assert (after.state, after.version) == (ENDS[move], claim.version + 1)

    assert answer == expected(state, move, who)
    if answer != "ok":
        unchanged = Claim.objects.get(pk=claim.pk)
        assert (unchanged.state, unchanged.version) == (claim.state, claim.version)
        assert (HistoryEntry.objects.count(), OutboxEvent.objects.count()) == before


@pytest.mark.parametrize("who", ["edda", "ravi", "cleo", "admin"])
@pytest.mark.parametrize("state", list(State))
def test_what_is_offered_is_what_would_be_done(state: State, who: str) -> None:
    staff = builders.staff()
    claim = at(state, staff)
    person = getattr(staff, who)

    offers = {offer.move: offer for offer in moves.available(person, facts.of(claim))}

    assert set(offers) == {move for move in Move if state in STARTS[move]}
    for move, offer in offers.items():
        assert offer.allowed == (expected(state, move, who) == "ok")
        assert offer.allowed or offer.why_not


@pytest.mark.parametrize("move", [move for move in Move if move in GIVEN and move != "confirm"])
def test_a_move_without_what_it_needs_says_what_is_missing(move: Move) -> None:
    staff = builders.staff()
    claim = at(min(STARTS[move]), staff)
    by = {"propose": staff.ravi, "send_back": staff.cleo}.get(move, staff.edda)

    with pytest.raises(Refusal) as refused:
        claim_actions.move(claim=claim, move=move, version=claim.version, inputs=MoveInputs(), by=by)

    assert set(getattr(refused.value, "fields", {})) == set(GIVEN[move])
