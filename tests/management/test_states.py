"""docs/states.md is what the state table says."""

from pathlib import Path

import pytest
from django.core.management import call_command

from claims.domain.states import State
from claims.domain.transitions import TRANSITIONS
from claims.management import states_page
from claims.policy.guards import FINAL_GUARDS, GUARDS


def test_the_written_page_is_up_to_date() -> None:
    call_command("states", "--check")


def test_a_page_that_differs_fails_the_check_and_is_written_again(
    tmp_path: Path, settings: pytest.FixtureRequest
) -> None:
    settings.BASE_DIR = tmp_path  # type: ignore[attr-defined]
    (tmp_path / "docs").mkdir()
    with pytest.raises(SystemExit):
        call_command("states", "--check")
    call_command("states")
    call_command("states", "--check")


def test_the_page_shows_every_state_move_and_rule() -> None:
    page = states_page.page()
    assert all(f"`{state}`" in page for state in State)
    assert all(f"`{transition.move}`" in page for transition in TRANSITIONS)
    assert set(states_page.RULES) == {*GUARDS, *FINAL_GUARDS}
