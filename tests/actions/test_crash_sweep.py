"""Every write path killed at each of its SQL statements in turn: it has happened whole, or not at all."""

import pytest

from tests.actions.acts import ACTIONS, everything
from tests.actions.scene import Scene
from tests.crashes import Died, dying_after

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
MOST = 400


@pytest.mark.parametrize("name", sorted(ACTIONS))
def test_an_action_killed_at_any_statement_leaves_no_trace(name: str) -> None:
    scene = Scene()
    before = everything()

    for statements in range(MOST):
        try:
            with dying_after(statements):
                ACTIONS[name](scene)
        except Died:
            assert everything() == before, f"killed after {statements} statements"
        else:
            break

    assert everything() != before, f"{name} never came to its end"
    assert statements > 1
