"""Clauses joined under one verb: apart where each can be checked alone."""

import pytest

from tests.analysis.reading import claims_in, contents


@pytest.mark.parametrize(
    "text",
    [
        "Ana Reyes said that the ferry was late, that the crew was ill, and that the captain was asleep.",
        "Ana Reyes said the ferry was late, the crew was ill and the captain was asleep.",
    ],
)
def test_a_list_of_clauses_is_a_statement_each(text: str) -> None:
    assert contents(text) == ["the ferry was late", "the crew was ill", "the captain was asleep"]
    assert {one.canonical for one in claims_in(text)} == {"Ana Reyes"}


def test_that_and_that_are_two() -> None:
    text = "Ana Reyes said that the ferry was late and that the crew was ill."
    assert contents(text) == ["the ferry was late", "the crew was ill"]


def test_what_leans_on_the_first_clause_stays_with_it() -> None:
    assert contents("Ana Reyes said the city sold the ferry and spent the money.") == [
        "the city sold the ferry and spent the money"
    ]


def test_a_quotation_stays_whole() -> None:
    text = "Ana Reyes said: “The ferry was late and the crew was ill.”"
    assert contents(text) == ["“The ferry was late and the crew was ill.”"]
