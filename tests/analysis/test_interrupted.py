"""What somebody says on both sides of "she said"."""

import pytest

from claims.domain.speech import Quotation
from tests.analysis.reading import claims_in, contents, only


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("“The ferry,” Ana Reyes said, “is late.”", ["“The ferry,”", "“is late.”"]),
        (
            "“The ferry”, said Ana Reyes, the mayor of Orren, “was late on Monday.”",
            ["“The ferry”", "“was late on Monday.”"],
        ),
        (
            "“The ferry is late,” Ana Reyes said, “because the crew was ill.”",
            ["“The ferry is late,”", "“because the crew was ill.”"],
        ),
        ("The ferry, Ana Reyes said, was late on Monday.", ["The ferry", "was late on Monday"]),
    ],
)
def test_a_sentence_cut_in_two_is_one_statement_of_two_parts(text: str, parts: list[str]) -> None:
    found = only(claims_in(text))
    assert [part.of(text) for part in found.parts] == parts
    assert (found.content.start, found.content.end) == (found.parts[0].start, found.parts[-1].end)
    assert found.canonical == "Ana Reyes"


def test_the_words_between_two_halves_do_not_make_a_quotation_mixed() -> None:
    assert only(claims_in("“The ferry,” Ana Reyes said, “is late.”")).quotation is Quotation.DIRECT


@pytest.mark.parametrize(
    "text",
    [
        "“The ferry is late,” Ana Reyes said. “The crew was ill on Monday.”",
        "“The ferry is late,” Ana Reyes said, adding: “The crew was ill on Monday.”",
    ],
)
def test_two_sentences_are_two_statements(text: str) -> None:
    found = claims_in(text)
    assert [one.content.of(text) for one in found] == [
        "“The ferry is late,”",
        "“The crew was ill on Monday.”",
    ]
    assert all(one.parts == (one.content,) for one in found)


def test_a_cue_at_the_end_of_what_is_said_is_no_part_of_it() -> None:
    assert contents("“The ferry is late. We are sorry, said Ana Reyes.") == [
        "“The ferry is late. We are sorry,"
    ]
