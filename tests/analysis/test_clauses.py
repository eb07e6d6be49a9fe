"""Verbs of saying, and the clause each of them reports."""

import pytest

from claims.analysis.analyser import analyse
from claims.domain.speech import StatementKind
from tests.analysis.reading import claims_in, contents, only

SAID = "the Lowgate bridge was closed in May"


@pytest.mark.parametrize(
    "text",
    [
        f"Sofia Brandt said that {SAID}.",
        f"Sofia Brandt announced on Friday that {SAID}.",
        f"{SAID.capitalize()}, Sofia Brandt said.",
        f"{SAID.capitalize()}, said Sofia Brandt, the mayor of Orren.",
        f"However, {SAID}, Sofia Brandt said.",
        f"Given the cracks, {SAID}, Sofia Brandt said.",
        f"Sofia Brandt went on to say that {SAID}.",
    ],
)
def test_the_speaker_may_stand_before_or_after(text: str) -> None:
    found = only(claims_in(text))
    assert found.content.of(text).lower() == SAID.lower()
    assert found.canonical == "Sofia Brandt"


@pytest.mark.parametrize(
    "text",
    [
        "Sofia Brandt did not say whether the bridge was safe.",
        "If the engineers say the bridge is safe, it will open.",
        "You could say that the bridge is old.",
        "The bridge opened in 1890.",
    ],
)
def test_what_nobody_said_is_no_claim(text: str) -> None:
    assert contents(text) == []


def test_an_added_participle_has_the_speaker_of_its_sentence() -> None:
    text = "Sofia Brandt said the bridge was old, adding that the ferry would run until June."
    assert [(one.content.of(text), one.canonical) for one in claims_in(text)] == [
        ("the bridge was old", "Sofia Brandt"),
        ("the ferry would run until June", "Sofia Brandt"),
    ]


def test_another_voice_set_against_the_first_is_its_own_statement() -> None:
    text = "Engineers said the bridge was safe, although residents say the railing is loose."
    assert contents(text) == ["the bridge was safe", "the railing is loose"]


def test_speakers_joined_by_and_make_a_statement_each() -> None:
    found = claims_in("Norvia and Tarn said the talks had ended.")
    assert [one.canonical for one in found] == ["Norvia", "Tarn"]
    assert found[0].content == found[1].content


def test_clauses_that_can_be_checked_alone_are_separate() -> None:
    text = "Sofia Brandt said the bridge was closed in May and that 40 engineers had inspected it."
    assert contents(text) == ["the bridge was closed in May", "40 engineers had inspected it"]


def test_a_joined_verb_without_a_subject_stays_in_its_clause() -> None:
    assert contents("Sofia Brandt said the city closed the bridge and hired a ferry.") == [
        "the city closed the bridge and hired a ferry"
    ]


def test_a_quotation_is_never_cut_in_parts() -> None:
    text = "“The bridge is old and the railing is loose,” Sofia Brandt said."
    assert len(contents(text)) == 1


def test_an_interrupted_sentence_reads_whole_in_the_list() -> None:
    analysis = analyse("Norvia, the institute said, has never published its export data.")
    assert analysis.claims[0].text == "Norvia has never published its export data"


def test_according_to_names_a_source() -> None:
    text = "According to the Institute for Arms Studies, Norvia sold 400 rockets last year."
    found = only(claims_in(text))
    assert found.content.of(text) == "Norvia sold 400 rockets last year"
    assert found.cue is not None
    assert found.cue.of(text) == "According to"
    assert found.canonical == "Institute for Arms Studies"


def test_every_statement_says_why_it_was_found() -> None:
    found = only(claims_in("Sofia Brandt insisted the bridge was safe."))
    assert found.kind is StatementKind.CLAIM
    assert "insisted" in found.why


def test_somebodys_own_word_for_a_clause_reports_it() -> None:
    text = "Engineers doubted Sofia Brandt’s claim that the bridge was closed in May."
    found = [one for one in claims_in(text) if one.found_by == "noun"]
    assert [(one.content.of(text), one.canonical) for one in found] == [
        ("the bridge was closed in May", "Sofia Brandt")
    ]
