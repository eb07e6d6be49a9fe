"""A walk by several processes finds what one process finds."""

import os

import pytest

from claims.domain.heads import Known
from claims.models import HistoryHead
from claims.queries import chain
from tests import alterations
from tests.alterations import History
from tests.queries.test_alterations import put

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

SEED = 11


@pytest.fixture
def history() -> History:
    made = alterations.honest(alterations.seeded(SEED), chains=40)
    put(made)
    return made


def both(known: Known) -> tuple[set[str], set[str]]:
    """What one process says is broken, and what several say."""
    alone, together = chain.verify_all(known), chain.verify_all(known, many=1)
    assert (alone.entries, alone.chains, alone.broken_chains) == (
        together.entries, together.chains, together.broken_chains,
    )  # fmt: skip
    return {str(each) for each in alone.broken}, {str(each) for each in together.broken}


@pytest.mark.skipif((os.cpu_count() or 1) < 2, reason="one processor walks alone")
def test_they_agree_on_every_alteration(history: History) -> None:
    rng, known = alterations.seeded(SEED), history.known()
    assert both(known) == (set(), set())

    for _ in range(12):
        copy, alteration, _ = alterations.altered(rng, history)
        put(copy)
        alone, together = both(known)
        assert alone == together != set(), alteration.__name__


@pytest.mark.skipif((os.cpu_count() or 1) < 2, reason="one processor walks alone")
def test_a_chain_that_left_no_trace_is_missed(history: History) -> None:
    known = history.known()
    gone = sorted(history.chains)[3]
    del history.chains[gone], history.heads[gone]
    put(history)
    assert not HistoryHead.objects.filter(subject=gone[0], subject_id=gone[1]).exists()

    alone, together = both(known)

    assert alone == together == {f"{gone[0]} {gone[1]}, position 1: The whole chain is missing."}
