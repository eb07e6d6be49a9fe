"""Ten thousand ways to alter a history, each found, each at its place."""

from collections import Counter

import pytest

from claims.domain import walk
from tests import alterations
from tests.alterations import ALTERATIONS, History, Place

HOW_MANY = 10_000
SEED = 20261125


@pytest.fixture(scope="module")
def histories() -> list[History]:
    rng = alterations.seeded(SEED)
    return [alterations.honest(rng) for _ in range(20)]


def test_what_nobody_altered_holds(histories: list[History]) -> None:
    for history in histories:
        found = walk.examine(history.lines(), history.heads, history.known())

        assert found.broken == []
        assert found.chains == len(history.chains)


def test_every_alteration_is_found_at_its_place(histories: list[History]) -> None:
    rng = alterations.seeded(SEED)
    known = {id(history): history.known() for history in histories}
    done: Counter[str] = Counter()
    for _ in range(HOW_MANY):
        history = rng.choice(histories)
        copy, alteration, where = alterations.altered(rng, history)

        found = walk.examine(copy.lines(), copy.heads, known[id(history)])

        places: set[Place] = {(each.subject, each.subject_id, each.position) for each in found.broken}
        assert places == where, (alteration.__name__, found.broken)
        done[alteration.__name__] += 1
    assert set(done) == {alteration.__name__ for alteration in ALTERATIONS}
    assert min(done.values()) > HOW_MANY / len(ALTERATIONS) / 2
