"""What a party turns down or disowns, where nobody had said it, and where the words of it end."""

import pytest

from claims.domain.speech import StatementKind
from tests.analysis.reading import claims_in, denials_in, only


@pytest.mark.parametrize(
    ("sentence", "party", "content"),
    [
        ("Norvia rejected the offer of talks.", "Norvia", "the offer of talks"),
        ("Holm dismissed critics who want a new bridge.", "Holm", "critics who want a new bridge"),
        ("Holm dismissed Vale as a dreamer.", "Holm", "Vale as a dreamer"),
        ("The plan was rejected by the council of Orren.", "the council of Orren", "The plan"),
        ("Holm went on to reject the treaty.", "Holm", "the treaty"),
        ("Voters rejected the toll, saying it was too high.", "Voters", "the toll"),
        ("Holm rejected the plan — a first in Orren.", "Holm", "the plan"),
        ("Holm rejected the toll, which starts in May.", "Holm", "the toll"),
    ],
)
def test_a_stance_against_a_thing_is_a_claim_by_whoever_takes_it(
    sentence: str, party: str, content: str
) -> None:
    found = only([one for one in claims_in(sentence) if one.found_by == "rejection"])
    assert found.content.of(sentence) == content
    assert found.party is not None
    assert found.party.of(sentence) == party
    assert found.kind is StatementKind.CLAIM


@pytest.mark.parametrize(
    "sentence",
    [
        "The company dismissed 40 workers.",
        "The bank denied her a loan.",
        "The council could reject the toll.",
        "The council did not reject the toll.",
        "The toll was rejected.",
        "The board wants to reject the toll.",
    ],
)
def test_to_withhold_to_sack_and_what_was_not_done_are_no_stance(sentence: str) -> None:
    assert [one for one in claims_in(sentence) if one.found_by == "rejection"] == []


def test_a_rejection_inside_what_somebody_says_is_part_of_it() -> None:
    text = "The mayor said the council had rejected the toll."
    assert [one.found_by for one in claims_in(text)] == ["clause"]


@pytest.mark.parametrize(
    ("sentence", "content"),
    [
        ("Norvia denied any role in the raid on Monday.", "any role in the raid"),
        ("Norvia rejected that argument in a statement.", "that argument"),
        ("Vale denies the bridge was closed and sells tickets.", "the bridge was closed"),
        ("Norvia denied the report, citing its own count.", "the report"),
        ("Vale dismissed accusations by Greta Holm, a banker from Orren.", "accusations by Greta Holm"),
    ],
)
def test_a_denial_ends_where_the_writer_goes_on(sentence: str, content: str) -> None:
    assert only(denials_in(sentence)).content.of(sentence) == content


def test_the_pronoun_beside_the_verb_is_the_speaker_as_written() -> None:
    text = "The report accuses the harbour board, which has denied any role."
    found = only(denials_in(text))
    assert found.party is not None
    assert found.party.of(text) == "which"
    assert found.canonical == "harbour board"
