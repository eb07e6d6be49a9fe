"""Who speaks: one canonical name, and how closely the text identifies them."""

import pytest

from claims.analysis.analyser import analyse
from claims.domain.speech import AttributionLevel, PartyKind
from tests.analysis.reading import claims_in, only

THAT = "said the bridge was closed in May."


@pytest.mark.parametrize(
    ("speaker", "canonical", "kind", "level"),
    [
        ("Sofia Brandt", "Sofia Brandt", PartyKind.PERSON, AttributionLevel.NAMED),
        ("Moscow", "Russia", PartyKind.GOVERNMENT, AttributionLevel.NAMED),
        ("The White House", "United States", PartyKind.GOVERNMENT, AttributionLevel.NAMED),
        ("The foreign minister", "foreign minister", PartyKind.PERSON, AttributionLevel.OFFICE),
        ("A spokesman", "spokesman", PartyKind.PERSON, AttributionLevel.ON_RECORD_UNNAMED),
        ("Two unnamed officials", "officials", PartyKind.GROUP, AttributionLevel.GRANTED_ANONYMITY),
        ("Critics", "Critics", PartyKind.GROUP, AttributionLevel.COLLECTIVE),
        ("The finance ministry", "finance ministry", PartyKind.GOVERNMENT, AttributionLevel.NAMED),
    ],
)
def test_a_speaker_has_a_name_a_kind_and_a_level(
    speaker: str, canonical: str, kind: PartyKind, level: AttributionLevel
) -> None:
    found = only(claims_in(f"{speaker} {THAT}"))
    assert (found.canonical, found.party_kind, found.attribution_level) == (canonical, kind, level)


def test_anonymity_may_be_stated_beside_the_speaker() -> None:
    text = f"An official, who spoke on condition of anonymity, {THAT}"
    assert only(claims_in(text)).attribution_level is AttributionLevel.GRANTED_ANONYMITY


def test_a_surname_and_a_pronoun_lead_to_the_full_name() -> None:
    text = (
        "Sofia Brandt, the mayor of Orren, said the bridge was closed. "
        "Brandt said the ferry runs daily. She added that it was free."
    )
    assert {found.canonical for found in claims_in(text)} == {"Sofia Brandt"}


def test_a_pronoun_takes_the_subject_of_the_main_clause_not_the_one_spoken_of() -> None:
    text = "Councillor Henrik Vale said Brandt signed a contract. He added that it was secret."
    assert [found.canonical for found in claims_in(text)] == ["Henrik Vale", "Henrik Vale"]


def test_the_name_in_the_cut_off_sentence_after_a_pronoun_is_the_speaker() -> None:
    text = "“The bridge will not open this year,” he said. Oskar Lindqvist, director of the Ferry Institute."
    found = only(claims_in(text))
    assert found.canonical == "Oskar Lindqvist"
    assert found.affiliation == "Ferry Institute"


@pytest.mark.parametrize(
    ("speaker", "affiliation"),
    [
        ("Mira Sund, a professor of hydraulics at Orren University,", "Orren University"),
        ("Mira Sund, a former Navy officer now at the Lake Institute in Pell,", "Lake Institute"),
        ("A Chinese spokesperson", "China"),
        ("Mira Sund", None),
    ],
)
def test_affiliation_is_taken_as_stated(speaker: str, affiliation: str | None) -> None:
    assert only(claims_in(f"{speaker} {THAT}")).affiliation == affiliation


def test_a_chain_of_voices_starts_with_whom_the_reporter_heard() -> None:
    text = "Unnamed officials said Tarn had determined that Norvia sold the rockets."
    found = only(claims_in(text))
    assert found.content.of(text) == "Norvia sold the rockets"
    assert [(voice.party, voice.cue) for voice in found.chain] == [
        ("officials", "said"),
        ("Tarn", "determined"),
    ]
    assert found.canonical == "officials"


def test_the_parties_list_every_name_used() -> None:
    analysis = analyse(f"Moscow {THAT} The Kremlin said the harbour was open. Critics {THAT}")
    russia = next(party for party in analysis.parties if party.canonical == "Russia")
    assert russia.aliases == ("Moscow", "The Kremlin")


def test_an_invented_capital_stays_as_written() -> None:
    assert only(claims_in(f"Vesk {THAT}")).canonical == "Vesk"
