"""Two reports of one kind have the sentences in common, and not what stands in them."""

import pytest

from claims.matching import likeness

DAY = (
    "Stocks closed higher in Harwick on {day}. The main index of the exchange in Harwick gained {rose} "
    "points, which is about what most of those who trade there for a living had expected of it, and closed "
    "at {close}. Of all the shares that were traded on the floor {part} percent rose; the rest lost ground "
    "or did not move at all. By the end of the day oil for delivery in the next month stood at {rose} crowns "
    "a barrel, and the shares of {firm} were what people asked for most. Those who sell bonds for the Bank "
    "of Harwick said that the day had been a quiet one for them, with few buyers and even fewer who sold."
)
MONDAY = DAY.format(day="Monday", rose="112", close="9431", part="17", firm="Lunn Cable")
TUESDAY = DAY.format(day="Tuesday", rose="64", close="9367", part="22", firm="Aumery Mills")


def between(one: str, other: str) -> likeness.Likeness:
    return likeness.between(likeness.marks(one), likeness.marks(other))


def test_the_report_of_the_next_day_is_no_copy_and_says_why_it_reads_like_one() -> None:
    found = between(MONDAY, TUESDAY)

    assert not found.is_copy
    assert found.reads_alike
    assert found.reasons[-1] == (
        "but the same sentences hold other names or numbers, as in reports of two days"
    )


def test_a_report_with_one_number_put_right_is_a_copy() -> None:
    found = between(MONDAY, MONDAY.replace("9431", "9413", 1))

    assert found.is_copy
    assert not any("other names" in reason for reason in found.reasons)


@pytest.mark.parametrize("others", [("Lunn Cable", "Aumery Mills"), ("112", "64")])
def test_names_and_numbers_both_speak(others: tuple[str, str]) -> None:
    assert between(MONDAY, MONDAY.replace(*others)).score < between(MONDAY, MONDAY).score
