"""Giving a thing a name."""

import pytest

from tests.analysis.reading import claims_in, only


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Ana Reyes called the sale a scandal.", "the sale a scandal"),
        ("Ana Reyes described the ferry as a wreck.", "the ferry as a wreck"),
        ("Ana Reyes praised the crew as heroes of the sea.", "the crew as heroes of the sea"),
    ],
)
def test_the_thing_and_its_name_are_what_is_said(text: str, content: str) -> None:
    found = only(claims_in(text))
    assert (found.content.of(text), found.canonical) == (content, "Ana Reyes")


def test_calling_somebody_on_the_telephone_names_nothing() -> None:
    found = claims_in("Ana Reyes called the captain on Monday.")
    assert [one for one in found if one.found_by == "naming"] == []
