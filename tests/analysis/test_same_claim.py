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
