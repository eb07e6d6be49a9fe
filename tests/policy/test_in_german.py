"""Refusals are said in the language of whoever asked."""

import pytest
from django.utils import translation

from claims.domain.inputs import MoveInputs
from claims.domain.refusals import Missing, NotAllowed
from claims.domain.roles import Permission
from claims.domain.states import STATE_LABELS, State
from claims.domain.tongue import say
from claims.domain.transitions import MOVES_SAID, Move
from claims.policy.permissions import check_permission
from tests import builders

pytestmark = pytest.mark.django_db


def test_who_may_is_said_in_german() -> None:
    reviewer = builders.staff().ravi
    with translation.override("de"), pytest.raises(NotAllowed) as refused:
        check_permission(reviewer, Permission.TRIAGE)
    assert str(refused.value) == "Das dürfen nur die Redaktion oder die Verwaltung: eine Behauptung sichten."


def test_a_state_and_the_move_to_it_are_two_words() -> None:
    with translation.override("de"):
        assert say(STATE_LABELS[State.SET_ASIDE]) == "Beiseitegelegt"
        assert say(MOVES_SAID[Move.SET_ASIDE]) == "Beiseitelegen"


def test_what_cannot_be_read_is_said_in_german() -> None:
    with translation.override("de"), pytest.raises(Missing) as refused:
        MoveInputs.parse({"priority": "4"})
    assert refused.value.fields == {"priority": "„4“ passt hier nicht: Erwartet wird 1, 2 oder 3."}
