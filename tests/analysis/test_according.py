"""Sources given by "according to"."""

import pytest

from claims.analysis.analyser import analyse
from tests.analysis.reading import claims_in, only

SOLD = "the ferry was sold for 40 crowns"


@pytest.mark.parametrize(
    ("text", "party"),
    [
        (f"According to court filings, {SOLD}.", "court filings"),
        (f"{SOLD.capitalize()}, according to the memo.", "the memo"),
        (f"{SOLD.capitalize()}, according to Ana Reyes, the mayor of Orren.", "Ana Reyes"),
    ],
)
def test_the_source_stands_on_either_side(text: str, party: str) -> None:
    found = only(claims_in(text))
    assert found.content.of(text).lower() == SOLD
    assert found.party is not None
    assert found.party.of(text) == party


def test_according_to_plan_is_no_source() -> None:
    text = "The sale of the ferry went according to plan."
    assert analyse(text, learned=False).statements == ()


def test_semicolons_bound_what_the_source_says() -> None:
    text = "According to police, 4 people were hurt; the railing is old."
    assert only(claims_in(text)).content.of(text) == "4 people were hurt"
