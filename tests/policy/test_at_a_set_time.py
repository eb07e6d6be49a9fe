"""A confirmation for a set time, in every state and by every person."""

import pytest

from claims.domain.refusals import NotAllowed, WrongState
from claims.domain.states import State
from tests import builders
from tests.table import PEOPLE, expected

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("who", PEOPLE)
@pytest.mark.parametrize("state", list(State))
def test_it_is_taken_or_refused_as_one_for_now_would_be(state: State, who: str) -> None:
    staff = builders.staff()
    claim = builders.AT[state](staff)
    answer = "ok"
    try:
        after = builders.move(claim, "confirm", getattr(staff, who), publish_at="2099-01-31T12:00")
    except NotAllowed:
        answer = "not_allowed"
    except WrongState:
        answer = "wrong_state"
    else:
        assert (after.state, after.version) == (state, claim.version + 1)
    assert answer == expected(state, "confirm", who)
