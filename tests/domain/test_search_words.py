"""Words that somebody is still typing."""

import pytest

from claims.domain.search_words import as_typed


def test_the_last_word_is_only_begun_and_the_others_are_whole() -> None:
    assert as_typed("the brid") == "the & (brid:*)"


def test_half_an_ending_is_also_read_as_the_whole_of_it() -> None:
    assert "housing" in as_typed("housin").replace("(", "").replace(")", "").split(" | ")


@pytest.mark.parametrize("words", ["", "?!", '"heavy traffic"', "bridge -ferry", "bridge or ferry"])
def test_a_search_with_operators_or_without_words_is_left_to_the_database(words: str) -> None:
    assert as_typed(words) == ""


def test_what_is_no_word_is_left_out() -> None:
    assert as_typed("a:*&!(b) <-> 'c") == "a & b & (c:*)"
