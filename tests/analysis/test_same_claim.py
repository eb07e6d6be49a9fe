"""Statements that make one claim, and those that only look alike."""

import pytest

from claims.analysis.analyser import analyse


def groups(*sentences: str) -> int:
    return len(analyse(" ".join(sentences)).claims)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Norvia has shipped 400 rockets to Tarn", "Norvia had shipped 400 rockets to Tarn"),
        ("Norvia answered in the affirmative", "Norvia has responded in the affirmative"),
        ("the bridge closed in May", "the bridge closed in May"),
    ],
)
def test_a_retelling_is_the_same_claim(one: str, other: str) -> None:
    assert groups(f"Tarn said {one}.", f"Sofia Brandt said {other}.") == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Norvia shipped 400 rockets to Tarn", "Norvia shipped 40 rockets to Tarn"),
        ("Norvia shipped the rockets to Tarn", "Norvia never shipped the rockets to Tarn"),
        ("Norvia shipped the rockets to Tarn", "Tarn shipped the rockets to Norvia"),
        ("the city hired 20 workers in May", "the city sacked 20 workers in May"),
    ],
)
def test_numbers_negation_and_who_does_what_keep_claims_apart(one: str, other: str) -> None:
    assert groups(f"Tarn said {one}.", f"Sofia Brandt said {other}.") == 2


REQUEST = "Norvia asked Tarn for military aid"


@pytest.mark.parametrize(
    "again",
    [
        "said that Norvia had requested military assistance from Tarn",
        "said that Tarn was asked for military aid by Norvia",
        "said that Norvia had made a request for military support to Tarn",
        "confirmed Norvia’s request for military aid",
        "said that Norvia sought aid",
    ],
)
def test_a_request_told_in_other_words_is_the_same_claim(again: str) -> None:
    assert groups(f"Sofia Brandt said {REQUEST}.", f"Henrik Vale {again}.") == 1


def test_a_government_under_two_names_makes_one_claim() -> None:
    told = ("Kyiv said Moscow asked for weapons.", "Sofia Brandt said the Kremlin had requested arms.")
    assert groups(*told, "Russia confirmed its request for weapons.") == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Norvia paid the crew in May", "Norvia paid the crew in June"),
        ("Norvia paid the crew in Pell", "Norvia paid the crew in Orren"),
        ("Norvia paid the crew yesterday", "Norvia paid the crew last week"),
        ("Norvia paid the crew", "Kell paid the crew"),
        ("Norvia paid the crew", "Norvia failed to pay the crew"),
        ("the bridge over the river is safe", "the bridge over the river is unsafe"),
        ("the sale of the bridge was legal", "the sale of the bridge was illegal"),
        ("Norvia sold the rockets with a permit", "Norvia sold the rockets without a permit"),
        ("Norvia paid the crew", "Norvia will pay the crew"),
        ("Norvia paid the crew", "Norvia should pay the crew"),
        ("Norvia asked Tarn for military aid", "Norvia asked Kell for military aid"),
        ("Norvia was paid by Tarn for the rockets", "Norvia paid Tarn for the rockets"),
    ],
)
def test_what_differs_in_one_thing_is_another_claim(one: str, other: str) -> None:
    assert groups(f"Tarn said that {one}.", f"Sofia Brandt said that {other}.") == 2


def test_a_caption_and_the_lead_make_a_claim_once() -> None:
    analysis = analyse(
        "FILE – The bridge. The mayor says the city has closed the Lowgate bridge. (Jo Marsh/NWA)\n\n"
        "ORREN (NWA) — The mayor says the city has closed the Lowgate bridge."
    )
    (group,) = analysis.claims
    assert len(group.statements) == 2


def test_the_list_names_a_claim_by_a_clean_sentence() -> None:
    analysis = analyse("“the bridge is safe,” said Sofia Brandt.")
    assert analysis.claims[0].text == "The bridge is safe"
