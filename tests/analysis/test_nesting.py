"""Statements inside statements, and their order."""

from tests.analysis.reading import claims_in, contents, only


def test_what_a_speaker_reports_of_another_is_not_said_twice() -> None:
    text = "“The captain said that the ferry is late,” Ana Reyes told the council."
    assert only(claims_in(text)).canonical == "Ana Reyes"


def test_statements_come_in_reading_order() -> None:
    text = "Ana Reyes said the ferry was late. According to police, 4 people were hurt. Vale vowed to go."
    assert contents(text) == ["the ferry was late", "4 people were hurt", "to go"]


def test_the_same_words_of_the_same_party_are_one_statement() -> None:
    text = "Ana Reyes said, and said again, that the ferry was late."
    assert len({(one.content, one.party) for one in claims_in(text)}) == len(claims_in(text))
