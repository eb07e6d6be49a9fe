"""What differs between two texts, word by word, and quickly."""

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.domain.edits import Change, Piece, between, count

WORDS = [f"word{number}" for number in range(2000)] + ["the", "of", "and"] * 500


def told(before: str, after: str) -> list[tuple[str, str]]:
    return [(piece.change.value, piece.text) for piece in between(before, after)]


def test_a_word_that_was_exchanged_is_marked_alone() -> None:
    assert told("It carries 40 tonnes.", "It carries 30 tonnes.") == [
        ("same", "It carries"),
        ("removed", " 40"),
        ("added", " 30"),
        ("same", " tonnes."),
    ]


def test_paragraphs_that_are_new_or_gone_are_told_whole() -> None:
    assert told("One.\n\nTwo.\n\nThree.", "One.\n\nThree.\n\nFour.") == [
        ("same", "One."),
        ("removed", "\n\nTwo."),
        ("same", "\n\nThree."),
        ("added", "\n\nFour."),
    ]


def test_other_line_breaks_are_no_edit() -> None:
    assert count(between("One  two\nthree.", "One two\nthree.")) == (0, 0)


def test_a_lone_short_word_between_changes_is_read_with_them() -> None:
    assert told("Mayor of Harwick left.", "Queen of Lunn left.") == [
        ("removed", "Mayor of Harwick"),
        ("added", " Queen of Lunn"),
        ("same", " left."),
    ]


def test_a_short_paragraph_beside_other_unchanged_ones_stays_as_it_is() -> None:
    before, after = "One came.\nNo\nThe bridge stands.", "Two came.\nNo\nThe bridge stands."

    assert count(between(before, after)) == (1, 1)


@given(st.text(alphabet="ab \n", max_size=60), st.text(alphabet="ab \n", max_size=60))
def test_both_texts_can_be_read_from_the_pieces(before: str, after: str) -> None:
    pieces = between(before, after)

    assert words_of(pieces, Change.ADDED) == before.split()
    assert words_of(pieces, Change.REMOVED) == after.split()


@pytest.mark.parametrize("shape", ["a tenth changed", "all changed", "one line", "one word", "half moved"])
def test_a_hundred_kilobytes_take_less_than_a_second(shape: str) -> None:
    chance = random.Random(7)  # noqa: S311
    before = [chance.choice(WORDS) for _ in range(17_000)]
    after = {
        "a tenth changed": [word if chance.random() > 0.1 else "other" for word in before],
        "all changed": [chance.choice(WORDS) for _ in before],
        "one line": [word if chance.random() > 0.1 else "other" for word in before],
        "one word": ["the", "a"] * 8_000,
        "half moved": before[8_000:] + before[:8_000],
    }[shape]
    before = ["the"] * 17_000 if shape == "one word" else before
    gap = " " if shape == "one line" else "\n"
    texts = [
        gap.join(" ".join(words[n : n + 50]) for n in range(0, len(words), 50)) for words in (before, after)
    ]

    spent = []
    for _ in range(3):
        begun = time.process_time()
        between(*texts)
        spent.append(time.process_time() - begun)

    assert min(spent) < 1.0


def words_of(pieces: tuple[Piece, ...], without: Change) -> list[str]:
    return "".join(piece.text for piece in pieces if piece.change is not without).split()
