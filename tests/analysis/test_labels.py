"""Turns of a transcript, and headlines in which a colon stands for the verb."""

import pytest

from claims.analysis.analyser import analyse
from claims.analysis.result import Statement
from claims.domain.speech import Quotation
from tests.analysis.reading import claims_in, contents, only

BODY = "\n\nORREN (LPA) — The ferry was late. Henrik Vale said on Monday that the crew was ill.\n"


def in_headline(headline: str) -> list[Statement]:
    """What is found in a headline above a short article."""
    return [one for one in analyse(headline + BODY).statements if one.content.end <= len(headline)]


@pytest.mark.parametrize(
    ("headline", "content", "party"),
    [
        ("Minister: ferry deal is dead", "ferry deal is dead", "Minister"),
        ("Ferry deal is dead: minister", "Ferry deal is dead", "minister"),
        ("Ferry deal is dead, says minister", "Ferry deal is dead", "minister"),
        ("Ferry deal is dead - police", "Ferry deal is dead", "police"),
        ("Ferry deal is dead: Vale", "Ferry deal is dead", "Vale"),
        ("Vale: Ferry deal is ‘dead’", "Ferry deal is ‘dead’", "Vale"),
        ("Officials: Ferry captain was asleep", "Ferry captain was asleep", "Officials"),
        ("Study: ferries pollute more than cars", "ferries pollute more than cars", "Study"),
        ("Kremlin: ferry deal is dead", "ferry deal is dead", "Kremlin"),
        ("Ana Reyes to council: The ferry will stay", "The ferry will stay", "Ana Reyes"),
        ("EXCLUSIVE – Ana Reyes: Do not trust the ferry", "Do not trust the ferry", "Ana Reyes"),
        ("Norvia: ferry report is ‘a hoax’", "ferry report is ‘a hoax’", "Norvia"),
        ("Police: two men hurt in fire | Orren Herald", "two men hurt in fire", "Police"),
    ],
)
def test_a_headline_says_who_with_a_colon(headline: str, content: str, party: str) -> None:
    found = only(in_headline(headline))
    assert found.content.of(headline) == content
    assert found.party is not None
    assert found.party.of(headline) == party


def test_a_surname_in_a_headline_is_the_person_whom_the_article_names() -> None:
    assert only(in_headline("Vale: Ferry deal is dead")).canonical == "Henrik Vale"


@pytest.mark.parametrize(
    "headline",
    [
        "The Latest: Ferry sinks in Pell",
        "EXPLAINER: How plausible is the ferry deal?",
        "Minister: who pays for the ferry?",
        "What we know: the ferry deal",
        "Ferry deal: what we know",
        "Big Win for Orren: Ferry Deal Is Signed",
        "Ukraine: 40 dead in ferry fire",
        "Ferrygate: schools in Pell to close",
        "The best ferries of the year: The Old Lady",
    ],
)
def test_a_section_a_topic_and_a_question_say_nothing(headline: str) -> None:
    assert in_headline(headline) == []


def test_a_label_in_a_transcript_names_who_speaks_all_that_follows() -> None:
    text = (
        "Talk of the ferry\n\n"
        "VALE: The ferry is late, and the union said that it would strike.\n\n"
        "ANA REYES (presenter): Do you know why?\n\n"
        "VALE: The crew was ill on Monday.\n\n"
        "Henrik Vale left the room."
    )
    found = claims_in(text)
    assert [(one.content.of(text), one.canonical) for one in found] == [
        ("The ferry is late, and the union said that it would strike", "Henrik Vale"),
        ("The crew was ill on Monday", "Henrik Vale"),
    ]
    assert {one.quotation for one in found} == {Quotation.DIRECT}
    assert found[0].cue is not None
    assert (found[0].cue.of(text), found[0].party and found[0].party.of(text)) == (":", "VALE")


def test_an_answer_without_a_name_is_nobodys() -> None:
    text = (
        "Talk of the ferry\n\nThe captain met us.\n\nQ: Is it late?\n\nA: The ferry is never late in May.\n"
    )
    found = only(claims_in(text))
    assert found.content.of(text) == "The ferry is never late in May"
    assert (found.party, found.canonical) == (None, None)


def test_names_that_return_before_a_colon_make_an_interview() -> None:
    text = (
        "On the pier\n\nReyes: Is the ferry late?\n\nVale: It is never late.\n\nReyes: Who told you?\n\n"
        "Vale: We saw it come in at noon."
    )
    assert contents(text) == ["It is never late", "We saw it come in at noon"]


def test_a_place_in_capitals_before_the_first_sentence_does_not_speak() -> None:
    text = "Ferry late\n\nISLAMABAD: The ferry is late on most days.\n\nThe ferry is old."
    assert contents(text) == []
