"""Quotations beside a verb that the parse does not tie to them."""

import pytest

from tests.analysis.reading import claims_in, only


@pytest.mark.parametrize(
    ("text", "content", "party"),
    [
        ("A post on X read: “The ferry is late again.”", "“The ferry is late again.”", "A post on X"),
        ("Henrik Vale tweeted: “The ferry is late again.”", "“The ferry is late again.”", "Henrik Vale"),
        ("“The ferry is late again,” tweeted Henrik Vale.", "“The ferry is late again,”", "Henrik Vale"),
        ("In a tweet, Ana Reyes wrote: “The ferry is late.”", "“The ferry is late.”", "Ana Reyes"),
        ("The memo, seen by the Herald, states: “The ferry was sold.”", "“The ferry was sold.”", "The memo"),
    ],
)
def test_posts_and_documents_are_quoted_like_people(text: str, content: str, party: str) -> None:
    found = only(claims_in(text))
    assert found.content.of(text) == content
    assert found.party is not None
    assert found.party.of(text).startswith(party)


def test_a_term_in_marks_is_no_quotation() -> None:
    assert claims_in("The council, Ana Reyes among them, met in the “old hall” on Monday.") == []
