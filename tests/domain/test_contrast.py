"""Claims in the same words that say different things."""

import pytest

from claims.domain.contrast import contradict, frame_of

CONTRARY = [
    ("The council of Harwick built 412 homes last year", "The council of Harwick built 244 homes last year"),
    ("Corvalia has asked Tamrin for twelve patrol boats", "Corvalia has asked Tamrin for nine patrol boats"),
    ("The Lowgate bridge is safe for all lorries", "The Lowgate bridge is not safe for all lorries"),
    ("The Lowgate bridge is safe for all lorries", "The Lowgate bridge isn’t safe for all lorries"),
    ("The ministry has paid every one of them", "The ministry has never paid every one of them"),
    ("It cost the town of Harwick 4.5 million crowns", "It cost the town of Harwick 6 million crowns"),
]
NOT_CONTRARY = [
    ("The council of Harwick built 412 homes", "THE COUNCIL of Harwick built 412 homes."),
    ("The council built 412 homes for the poor in 2022", "The council built 412 homes for the poor in 2023"),
    ("The ferry left the port on 3 May with him", "The ferry left the port on 4 May with him"),
    ("The council built more than 400 homes last year", "The council built more than 300 homes last year"),
    ("The council has not built 412 homes this year", "The council has not built 244 homes this year"),
    ("The council has built 412 homes this year", "The council has not built 244 homes this year"),
    ("He took 3 of them", "He took 4 of them"),
    ("The council of Harwick built 412 homes last year", "The council of Harwick sold 244 homes last year"),
]


@pytest.mark.parametrize(("one", "other"), CONTRARY)
def test_another_number_or_the_opposite_contradicts(one: str, other: str) -> None:
    assert contradict(one, other)
    assert contradict(other, one)
    assert frame_of(one) == frame_of(other) != ""


@pytest.mark.parametrize(("one", "other"), NOT_CONTRARY)
def test_what_can_both_be_so_does_not(one: str, other: str) -> None:
    assert not contradict(one, other)
    assert not contradict(other, one)
