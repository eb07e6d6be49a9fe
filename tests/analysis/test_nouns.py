"""Nouns that report a clause, and whose word they are."""

import pytest

from claims.analysis.analyser import analyse
from tests.analysis.reading import claims_in, denials_in, only


@pytest.mark.parametrize(
    ("text", "content", "speaker"),
    [
        (
            "The minister’s insistence that the ferry is safe was met with laughter.",
            "the ferry is safe",
            "minister",
        ),
        (
            "Allegations by Henrik Vale that the ferry was sold were met with laughter.",
            "the ferry was sold",
            "Henrik Vale",
        ),
        (
            "The council met after the claim by the union that the ferry was sold.",
            "the ferry was sold",
            "union",
        ),
        (
            "The union made its case. Its claim that the ferry is old was read out.",
            "the ferry is old",
            "union",
        ),
    ],
)
def test_the_owner_of_the_word_speaks(text: str, content: str, speaker: str) -> None:
    (found,) = (one for one in claims_in(text) if one.found_by == "noun")
    assert (found.content.of(text), found.canonical) == (content, speaker)


def test_its_in_a_list_stands_for_who_owns_the_first_word() -> None:
    text = (
        "The union’s allegation that the crew was unpaid, and its insistence that the ship is old, "
        "have not been answered."
    )
    assert {one.canonical for one in claims_in(text) if one.found_by == "noun"} == {"union"}


def test_a_word_that_is_nobodys_reports_nothing() -> None:
    assert claims_in("There are fears that the ferry is old.") == []


def test_what_was_claimed_is_found_in_the_denial_of_it_and_linked() -> None:
    text = "The mayor rejected the union’s claim that the ferry was sold in May."
    (claim,) = claims_in(text)
    denial = only(denials_in(text))
    assert (claim.content.of(text), claim.canonical) == ("the ferry was sold in May", "union")
    assert [link.claim for link in analyse(text).statements[0].denies] == [claim.claim]
    assert denial.canonical == "mayor"


def test_who_denies_a_claim_of_its_own_does_not_make_it() -> None:
    text = "The council rejected its claim that the ferry was late."
    assert [one.canonical for one in claims_in(text)] == []
