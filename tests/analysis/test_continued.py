"""Quotations that run over paragraphs."""

from tests.analysis.reading import claims_in


def said_by(text: str) -> list[tuple[str, str | None]]:
    return [(one.content.of(text), one.canonical) for one in claims_in(text)]


def test_a_speaker_named_at_the_end_said_all_of_it() -> None:
    text = "“The ferry is late.\n\n“The crew was ill on Monday.\n\n“We are sorry for it,” said Ana Reyes."
    assert said_by(text) == [
        ("“The ferry is late.", "Ana Reyes"),
        ("“The crew was ill on Monday.", "Ana Reyes"),
        ("“We are sorry for it,”", "Ana Reyes"),
    ]


def test_a_speaker_named_at_the_start_says_all_of_it() -> None:
    text = "Ana Reyes said: “The ferry is late.\n\n“The crew was ill on Monday.”\n\nThe ferry is old."
    assert said_by(text) == [
        ("“The ferry is late.", "Ana Reyes"),
        ("“The crew was ill on Monday.”", "Ana Reyes"),
    ]


def test_the_speaker_at_the_end_comes_before_the_one_who_spoke_last() -> None:
    text = (
        "Henrik Vale said: “The ferry is late today.”\n\n"
        "“The crew was ill on Monday.\n\n“We are sorry for it,” said Ana Reyes."
    )
    assert [who for _, who in said_by(text)] == ["Henrik Vale", "Ana Reyes", "Ana Reyes"]


def test_a_quotation_without_its_last_mark_ends_with_its_paragraph() -> None:
    text = "Ana Reyes said: “The ferry is late.\n\nThe bridge opened in 1890 and is old."
    assert said_by(text) == [("“The ferry is late.", "Ana Reyes")]
